package org.usra.record.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.exchange.RegisteredPeople.Registered;
import org.usra.record.family.SchemeResources;
import org.usra.record.household.ReportedChanges;
import org.usra.record.rulebook.RuleBook;
import org.usra.rules.civil.CivilRefusals;
import org.usra.rules.household.FamilyRole;
import org.usra.rules.identity.NationalId;
import org.usra.rules.naming.Canonical;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** What an event does to a family, or why it cannot be done without a registrar. */
@Component
class CivilEvents {

    private final RegisteredPeople people;
    private final ReportedChanges changes;
    private final Clock clock;

    CivilEvents(RegisteredPeople people, ReportedChanges changes, Clock clock) {
        this.people = people;
        this.changes = changes;
        this.clock = clock;
    }

    void carryOut(Caller reporter, Report report) {
        switch (report.event()) {
            case BIRTH -> bear(reporter, report);
            case DEATH -> changes.die(reporter, people.require(report.person()).reference(), report.day());
            case MARRIAGE -> marry(reporter, report);
            case DIVORCE -> divorce(reporter, report);
            case IDENTITY_CORRECTION -> correct(reporter, report);
            case MEANS_TEST, INSURANCE_STATUS ->
                changes.assign(
                        reporter,
                        people.require(report.person()).reference(),
                        report.category(),
                        report.day(),
                        clock.instant());
        }
    }

    /** The newborn belongs where the mother does: her child if she heads the family or is its head's wife. */
    private void bear(Caller reporter, Report report) {
        Registered mother = people.require(report.other());
        String household = mother.household();
        if (household == null) {
            throw RegisteredPeople.refused(CivilRefusals.NO_HOUSEHOLD);
        }
        people.requireReadable(report.person().described());
        NationalId number = newNumber(report.person());
        Optional<Registered> known = people.newborn(household, report.person().described());
        if (known.isPresent()) {
            changes.confirm(reporter, known.get().reference(), number, report.day());
            return;
        }
        boolean child = mother.heads() || mother.role().equals(FamilyRole.SPOUSE.code());
        changes.join(
                reporter,
                household,
                newborn(report.person().resource(), number),
                child ? FamilyRole.CHILD : FamilyRole.OTHER,
                report.day());
    }

    /** What the registry knows of a newborn, and nothing else that the message may hold. */
    private static ObjectNode newborn(ObjectNode said, NationalId number) {
        ObjectNode patient = SchemeResources.resource("Patient").put("active", true);
        patient.putArray("identifier")
                .addObject()
                .put("use", "official")
                .put("system", Canonical.identifier("national-id"))
                .put("value", number.digits());
        for (String element : List.of("name", "gender", "birthDate")) {
            patient.set(element, said.path(element).deepCopy());
        }
        return patient;
    }

    /** Nobody has it yet, so that only itself can prove it. */
    private static NationalId newNumber(Report.Person person) {
        NationalId number = NationalId.parse(person.numbers().getFirst());
        List<Refusal> differences =
                number.differences(person.described().born(), person.described().sex(), null);
        if (!differences.isEmpty()) {
            throw new Refused(RefusalKind.RULE, differences);
        }
        return number;
    }

    /** The one who heads no family joins that of the other who does. Where that is not so, people must be asked. */
    private void marry(Caller reporter, Report report) {
        Registered one = people.require(report.person());
        Registered other = people.require(report.other());
        if (areSpouses(one, other)) {
            return;
        }
        if (one.heads() == other.heads()) {
            throw RegisteredPeople.refused(one.heads() ? CivilRefusals.BOTH_HEADS : CivilRefusals.NO_HEAD);
        }
        Registered head = one.heads() ? one : other;
        Registered comes = one.heads() ? other : one;
        changes.marry(reporter, Objects.requireNonNull(head.household()), comes.reference(), report.day());
    }

    private void divorce(Caller reporter, Report report) {
        Registered one = people.require(report.person());
        Registered other = people.require(report.other());
        if (!areSpouses(one, other)) {
            throw RegisteredPeople.refused(CivilRefusals.NOT_SPOUSES);
        }
        Registered leaves = one.heads() ? other : one;
        changes.divorce(reporter, Objects.requireNonNull(leaves.household()), leaves.reference(), report.day());
    }

    /** Head and spouse of one family file. */
    private static boolean areSpouses(Registered one, Registered other) {
        return one.household() != null
                && one.household().equals(other.household())
                && (one.heads() && other.role().equals(FamilyRole.SPOUSE.code())
                        || other.heads() && one.role().equals(FamilyRole.SPOUSE.code()));
    }

    private void correct(Caller reporter, Report report) {
        Registered person = people.requireByOldNumber(report.person());
        Instant now = clock.instant();
        LocalDate today = now.atZone(RuleBook.EGYPT).toLocalDate();
        changes.correct(reporter, person.reference(), newNumber(report.person()), report.day(), today);
    }
}
