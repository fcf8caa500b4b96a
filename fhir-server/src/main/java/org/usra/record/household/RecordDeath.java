package org.usra.record.household;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.server.OperationRequest;
import org.usra.rules.household.Effect;
import org.usra.rules.household.Household;
import org.usra.rules.operation.Input;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * {@code POST Patient/[id]/$record-death}: membership, cover, enrolment, appointments and open referrals end at once, and
 * the rules propose a new head where the head has died.
 */
@Component
class RecordDeath extends HouseholdChange {

    private static final Refusal DEAD = new Refusal(
            "person-deceased",
            "الوفاة مسجلة بالفعل. إن كانت خطأ فتراجع عن تسجيلها.",
            "The death is recorded already. If that is a mistake, undo it.",
            "Patient.deceased");

    private final People people;

    RecordDeath(HouseholdChanges changes, People people) {
        super(changes, "record-death", Input.of("head", "Reference"));
        this.people = people;
    }

    @Override
    public String type() {
        return "Patient";
    }

    @Override
    @Nullable
    Household household(OperationRequest request, FamilyFiles files) {
        String person = "Patient/" + request.id();
        people.requireSeen(request.caller(), person);
        if (files.person(person).filter(FamilyFiles.Person::alive).isEmpty()) {
            throw new Refused(RefusalKind.CONFLICT, DEAD);
        }
        return files.householdOf(person).map(files::locked).orElse(null);
    }

    @Override
    List<Effect> plan(Workbench bench) {
        String person = bench.subject();
        if (bench.ofPerson() == null) {
            return bench.membership().dieAlone(people.newcomer(person, org.usra.rules.household.FamilyRole.OTHER));
        }
        return bench.membership()
                .die(
                        bench.household(),
                        person,
                        bench.form().reference("head", "Patient").orElse(null));
    }
}
