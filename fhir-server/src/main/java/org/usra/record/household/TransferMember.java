package org.usra.record.household;

import java.util.List;
import org.springframework.stereotype.Component;
import org.usra.rules.household.Effect;
import org.usra.rules.household.FamilyRole;
import org.usra.rules.household.Household;
import org.usra.rules.household.MembershipReason;
import org.usra.rules.operation.Input;

/**
 * {@code POST Group/[id]/$transfer-member}: a person comes from another household, by marriage, after a divorce, or because
 * this family cares for him now. Asked of the file that receives; a person of another unit is proven by the national ID.
 */
@Component
class TransferMember extends HouseholdChange {

    private final People people;

    TransferMember(HouseholdChanges changes, People people) {
        super(
                changes,
                "transfer-member",
                withProof(
                        Input.of("person", "Reference"),
                        Input.of("role", "code").required(),
                        Input.of("reason", "code"),
                        Input.of("head", "Reference")));
        this.people = people;
    }

    @Override
    List<Effect> plan(Workbench bench) {
        ChangeForm form = bench.form();
        FamilyRole role = form.role().orElseThrow(() -> ChangeForm.missing("role"));
        MembershipReason reason = form.reason(MembershipReason.TRANSFER);
        String person = people.require(bench.caller(), form, "person");
        return bench.files()
                .householdOf(person)
                .map(from -> {
                    Household left = from.equals(bench.household().id())
                            ? bench.household()
                            : bench.files().locked(from);
                    return bench.membership()
                            .transfer(
                                    left,
                                    bench.household(),
                                    person,
                                    role,
                                    reason,
                                    form.reference("head", "Patient").orElse(null));
                })
                .orElseGet(() -> bench.membership().add(bench.household(), people.newcomer(person, role), reason));
    }
}
