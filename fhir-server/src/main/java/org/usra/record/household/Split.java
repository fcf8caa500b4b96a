package org.usra.record.household;

import java.util.List;
import org.springframework.stereotype.Component;
import org.usra.record.family.SchemeResources;
import org.usra.rules.household.Effect;
import org.usra.rules.household.Newcomer;
import org.usra.rules.operation.Input;

/** {@code POST Group/[id]/$split}: some members get a family file of their own, with a new number of the same unit. */
@Component
class Split extends HouseholdChange {

    private final People people;

    Split(HouseholdChanges changes, People people) {
        super(
                changes,
                "split",
                Input.group(
                                "member",
                                Input.of("person", "Reference").required(),
                                Input.of("role", "code").required())
                        .required()
                        .many(),
                Input.of("head", "Reference"));
        this.people = people;
    }

    @Override
    List<Effect> plan(Workbench bench) {
        List<Newcomer> leaving = bench.form().members().stream()
                .map(named -> people.newcomer(named.person(), named.role()))
                .toList();
        return bench.file()
                .split(
                        bench.household(),
                        leaving,
                        bench.sheet().create(SchemeResources.resource("Group")),
                        bench.form().reference("head", "Patient").orElse(null));
    }
}
