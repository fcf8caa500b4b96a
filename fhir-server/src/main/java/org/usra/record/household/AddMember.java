package org.usra.record.household;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.commit.Elements;
import org.usra.record.rulebook.RuleBook;
import org.usra.rules.household.Effect;
import org.usra.rules.household.FamilyRole;
import org.usra.rules.household.MembershipReason;
import org.usra.rules.household.MembershipRule;
import org.usra.rules.household.Moment;
import org.usra.rules.household.Newcomer;
import org.usra.rules.identity.InsuranceCardNumber;
import org.usra.rules.naming.Canonical;
import org.usra.rules.operation.Input;

/**
 * {@code POST Group/[id]/$add-member}: a newborn, provisional until the registry confirms and covered from the first minute
 * of the day of birth, or somebody who belongs to no household yet.
 */
@Component
class AddMember extends HouseholdChange {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final People people;

    AddMember(HouseholdChanges changes, People people) {
        super(
                changes,
                "add-member",
                withProof(
                        Input.of("resource", "Patient"),
                        Input.of("person", "Reference"),
                        Input.of("role", "code").required(),
                        Input.of("reason", "code")));
        this.people = people;
    }

    @Override
    List<Effect> plan(Workbench bench) {
        ChangeForm form = bench.form();
        FamilyRole role = form.role().orElseThrow(() -> ChangeForm.missing("role"));
        return form.resource("resource")
                .map(patient -> newPatient(bench, patient, role))
                .orElseGet(() -> {
                    String person = people.require(bench.caller(), form, "person");
                    return bench.membership()
                            .add(
                                    bench.household(),
                                    people.newcomer(person, role),
                                    form.reason(MembershipReason.REGISTRATION));
                });
    }

    private List<Effect> newPatient(Workbench bench, ObjectNode patient, FamilyRole role) {
        MembershipReason reason = bench.form().reason(MembershipReason.BIRTH);
        patient.remove("id");
        LocalDate born = born(patient);
        MembershipRule rule = bench.membership();
        if (reason == MembershipReason.BIRTH) {
            identify(patient);
            if (born != null) {
                rule = new MembershipRule(bench.limits(), onDayOfBirth(born, bench.moment()));
            }
        }
        return rule.add(bench.household(), new Newcomer(bench.sheet().create(patient), role, born, true), reason);
    }

    private static Moment onDayOfBirth(LocalDate born, Moment moment) {
        Instant now = moment.today().equals(born)
                ? moment.at()
                : born.atStartOfDay(RuleBook.EGYPT).toInstant();
        return new Moment(born, moment.today(), now);
    }

    /** A newborn without a national ID gets a number of its own until the registry gives one. */
    private static void identify(ObjectNode patient) {
        if (Elements.identifier(patient, "national-id").isPresent()
                || Elements.identifier(patient, "newborn").isPresent()) {
            return;
        }
        patient.withArrayProperty("identifier")
                .addObject()
                .put("use", "temp")
                .put("system", Canonical.identifier("newborn"))
                .put("value", "N" + InsuranceCardNumber.draw(RANDOM).digits());
    }

    private static @Nullable LocalDate born(ObjectNode patient) {
        try {
            return LocalDate.parse(patient.path("birthDate").asText());
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
