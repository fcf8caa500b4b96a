package org.usra.record.household;

import java.util.List;
import org.springframework.stereotype.Component;
import org.usra.rules.household.Effect;
import org.usra.rules.household.FamilyRole;
import org.usra.rules.operation.Input;

/**
 * {@code POST Group/[id]/$change-head}: another member becomes head; or the head whom the rules proposed after a death is
 * confirmed, by naming him.
 */
@Component
class ChangeHead extends HouseholdChange {

    ChangeHead(HouseholdChanges changes) {
        super(changes, "change-head", Input.of("head", "Reference").required(), Input.of("role", "code"));
    }

    @Override
    List<Effect> plan(Workbench bench) {
        String head = bench.form().requireReference("head", "Patient");
        FamilyFile file = new FamilyFile(bench.sheet().edit(bench.household().id()));
        boolean confirms = file.hasActingHead()
                && bench.household()
                        .head()
                        .filter(member -> member.person().equals(head))
                        .isPresent();
        return confirms
                ? bench.membership().confirmHead(bench.household())
                : bench.membership()
                        .changeHead(bench.household(), head, bench.form().role().orElse(FamilyRole.OTHER));
    }
}
