package org.usra.record.household;

import java.util.List;
import org.springframework.stereotype.Component;
import org.usra.rules.household.Effect;
import org.usra.rules.household.MembershipReason;
import org.usra.rules.operation.Input;

/** {@code POST Group/[id]/$leave}: a member leaves and joins no other household that the record knows. */
@Component
class Leave extends HouseholdChange {

    Leave(HouseholdChanges changes) {
        super(
                changes,
                "leave",
                Input.of("person", "Reference").required(),
                Input.of("reason", "code"),
                Input.of("head", "Reference"));
    }

    @Override
    List<Effect> plan(Workbench bench) {
        ChangeForm form = bench.form();
        return bench.membership()
                .leave(
                        bench.household(),
                        form.requireReference("person", "Patient"),
                        form.reason(MembershipReason.LEAVING),
                        form.reference("head", "Patient").orElse(null));
    }
}
