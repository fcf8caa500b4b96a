package org.usra.record.household;

import java.util.List;
import org.springframework.stereotype.Component;
import org.usra.record.server.OperationRequest;
import org.usra.rules.household.Effect;
import org.usra.rules.household.Household;
import org.usra.rules.household.Member;
import org.usra.rules.operation.Input;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * {@code POST Group/[id]/$move-unit}: the file and everybody in it go to another unit. The unit that keeps the file sends
 * it, or the unit where the family now comes takes it, with the national ID of the head as the family's consent.
 */
@Component
class MoveUnit extends HouseholdChange {

    private static final Refusal UNKNOWN_UNIT = new Refusal(
            "reference-not-found",
            "هذه الوحدة غير مسجلة. راجع الوحدة.",
            "This unit is not in the register. Check the unit.",
            "Parameters.parameter('unit')");

    private static final Refusal NOT_YOURS = new Refusal(
            "not-found",
            "هذا الملف غير موجود في وحدتك. لنقله إلى وحدتك اكتب الرقم القومي لرب الأسرة.",
            "Your unit does not keep this file. To move it to your unit, give the national ID of its head.",
            "Parameters.parameter('national-id')");

    private final People people;
    private final UnitsOfTheRegister units;

    MoveUnit(HouseholdChanges changes, People people, UnitsOfTheRegister units) {
        super(
                changes,
                "move-unit",
                withProof(Input.of("unit", "Reference").required(), Input.of("doctor", "Reference")));
        this.people = people;
        this.units = units;
    }

    @Override
    Household household(OperationRequest request, FamilyFiles files) {
        ChangeForm form = ChangeForm.of(request.body());
        String unit = form.requireReference("unit", "Organization").substring("Organization/".length());
        if (form.text("national-id", "valueString").isEmpty()
                || !request.caller().organizations().contains(unit)) {
            return files.locked(request.caller(), "Group/" + request.id());
        }
        Household household = files.locked("Group/" + request.id());
        String head = household.head().map(Member::person).orElse("");
        if (!people.proves(form, head)) {
            throw new Refused(RefusalKind.NOT_FOUND, NOT_YOURS);
        }
        return household;
    }

    @Override
    List<Effect> plan(Workbench bench) {
        String unit = bench.form().requireReference("unit", "Organization").substring("Organization/".length());
        if (!units.isUnit(unit)) {
            throw new Refused(RefusalKind.UNRESOLVED, UNKNOWN_UNIT);
        }
        String doctor = bench.form()
                .reference("doctor", "PractitionerRole")
                .map(post -> post.substring("PractitionerRole/".length()))
                .orElse(null);
        return bench.file().moveUnit(bench.household(), unit, doctor);
    }
}
