package org.usra.record.household;

import java.util.List;
import org.springframework.stereotype.Component;
import org.usra.rules.household.Effect;
import org.usra.rules.operation.Input;

/** {@code POST Group/[id]/$correct-member}: what a member is to the family was entered wrongly. */
@Component
class CorrectMember extends HouseholdChange {

    CorrectMember(HouseholdChanges changes) {
        super(
                changes,
                "correct-member",
                Input.of("person", "Reference").required(),
                Input.of("role", "code").required());
    }

    @Override
    List<Effect> plan(Workbench bench) {
        return bench.membership()
                .correctRole(
                        bench.household(),
                        bench.form().requireReference("person", "Patient"),
                        bench.form().role().orElseThrow(() -> ChangeForm.missing("role")));
    }
}
