package org.usra.record.profile;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.commit.Change;
import org.usra.record.commit.WriterRule;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * Scheme writers keep to the profiles of the scheme; the import scope only to those that a resource claims. What a change
 * finds wrong it may leave, so that nobody must complete an imported record to correct a telephone number.
 */
@Component
class ProfileRule implements WriterRule {

    private final ProfileCheck profiles;

    ProfileRule(ProfileCheck profiles) {
        this.profiles = profiles;
    }

    @Override
    public void judge(Caller caller, Change change) {
        if (change.after() == null) {
            return;
        }
        List<Refusal> faults =
                new ArrayList<>(profiles.check(change.after(), caller.imports()).faults());
        if (!faults.isEmpty() && change.before() != null) {
            faults.removeAll(profiles.check(change.before(), caller.imports()).faults());
        }
        if (!faults.isEmpty()) {
            throw new Refused(RefusalKind.INVALID, faults);
        }
    }
}
