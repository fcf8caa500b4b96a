package org.usra.record.household;

import java.util.List;
import org.springframework.stereotype.Component;
import org.usra.rules.household.Effect;
import org.usra.rules.household.Household;
import org.usra.rules.household.Newcomer;
import org.usra.rules.operation.Input;

/** {@code POST Group/[id]/$merge}: every member of another file joins this one, which keeps its number; the other is closed. */
@Component
class Merge extends HouseholdChange {

    private final People people;

    Merge(HouseholdChanges changes, People people) {
        super(
                changes,
                "merge",
                Input.of("household", "Reference").required(),
                Input.group(
                                "member",
                                Input.of("person", "Reference").required(),
                                Input.of("role", "code").required())
                        .required()
                        .many());
        this.people = people;
    }

    @Override
    List<Effect> plan(Workbench bench) {
        String other = bench.form().requireReference("household", "Group");
        Household ends = other.equals(bench.household().id())
                ? bench.household()
                : bench.files().locked(bench.caller(), other);
        List<Newcomer> joining = bench.form().members().stream()
                .map(named -> people.newcomer(named.person(), named.role()))
                .toList();
        return bench.file().merge(bench.household(), ends, joining);
    }
}
