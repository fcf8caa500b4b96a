package org.usra.record.household;

import java.util.List;
import org.springframework.stereotype.Component;
import org.usra.rules.household.Effect;
import org.usra.rules.household.FamilyRole;
import org.usra.rules.operation.Input;

/** {@code POST Group/[id]/$reopen}: a closed file is opened again for a head; the number of the family stays the same. */
@Component
class ReopenFile extends HouseholdChange {

    private final People people;

    ReopenFile(HouseholdChanges changes, People people) {
        super(changes, "reopen", withProof(Input.of("head", "Reference")));
        this.people = people;
    }

    @Override
    List<Effect> plan(Workbench bench) {
        String head = people.require(bench.caller(), bench.form(), "head");
        return bench.file().reopen(bench.household(), people.newcomer(head, FamilyRole.HEAD));
    }
}
