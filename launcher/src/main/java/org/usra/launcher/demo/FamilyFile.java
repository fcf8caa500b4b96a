package org.usra.launcher.demo;

import static org.usra.launcher.demo.Elements.extension;
import static org.usra.launcher.demo.Elements.hl7;
import static org.usra.launcher.demo.Elements.identifier;
import static org.usra.launcher.demo.Elements.period;
import static org.usra.launcher.demo.Elements.reference;
import static org.usra.launcher.demo.Json.list;
import static org.usra.launcher.demo.Json.object;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.usra.launcher.demo.Household.Cover;

/** What opening a family file leaves behind: people, household, enrolment, cover. */
final class FamilyFile {

    private final Vocabulary vocabulary;
    private final LocalDate today;

    FamilyFile(Vocabulary vocabulary, LocalDate today) {
        this.vocabulary = vocabulary;
        this.today = today;
    }

    void write(Household household, Batch batch, Urns urns) {
        for (Person person : household.members()) {
            batch.add(person.address(), patient(household, person));
        }
        String headship = urns.next();
        batch.post(
                headship,
                object(
                        "resourceType", "RelatedPerson",
                        "active", true,
                        "patient", reference(household.head().address()),
                        "relationship", list(vocabulary.concept("family-role", "head")),
                        "name",
                                list(object(
                                        "use",
                                        "official",
                                        "text",
                                        household.head().arabicName())),
                        "telecom", telecom(household)));
        batch.add(household.index() == 0 ? "Group/group-demo" : urns.next(), group(household, headship));
        for (Person person : household.members()) {
            batch.post(urns.next(), enrolment(household, person));
            batch.post(Urns.coverage(person), coverage(household, person));
        }
    }

    private ObjectNode patient(Household household, Person person) {
        ArrayNode given = list(person.given().stream().map(Names.Word::arabic).toList());
        boolean child = person.is("child");
        return object(
                "resourceType", "Patient",
                "extension",
                        list(object(
                                "url",
                                "http://hl7.org/fhir/StructureDefinition/patient-mothersMaidenName",
                                "valueString",
                                person.mother())),
                "identifier", list(identifier("national-id", person.nationalId().digits())),
                "active", true,
                "name",
                        list(
                                object(
                                        "use",
                                        "official",
                                        "text",
                                        person.arabicName(),
                                        "family",
                                        person.family().arabic(),
                                        "given",
                                        given),
                                object(
                                        "use", "usual",
                                        "text", person.latinName(),
                                        "family", person.family().latin(),
                                        "given",
                                                list(
                                                        person.given().get(0).latin(),
                                                        person.given().get(1).latin()))),
                "telecom", child ? null : telecom(household),
                "gender", person.sex().code(),
                "birthDate", person.birthDate(),
                "address", list(address(household)),
                "maritalStatus", maritalStatus(household, person));
    }

    private static ObjectNode maritalStatus(Household household, Person person) {
        String status = switch (person.role()) {
            case "head" -> household.members().stream().anyMatch(member -> member.is("spouse")) ? "M" : "W";
            case "spouse" -> "M";
            case "parent" -> "W";
            default -> "S";
        };
        return hl7("v3-MaritalStatus", status);
    }

    private static ArrayNode telecom(Household household) {
        return list(object("system", "phone", "value", household.home().mobile(), "use", "mobile"));
    }

    private static ObjectNode address(Household household) {
        boolean portFouad = household.home().district().equals("بورفؤاد");
        return object(
                "use",
                "home",
                "line",
                list(household.home().line()),
                "district",
                household.home().district(),
                "city",
                portFouad ? "بورفؤاد" : "بورسعيد",
                "state",
                "بورسعيد",
                "country",
                "EG");
    }

    private ObjectNode group(Household household, String headship) {
        List<ObjectNode> members = household.members().stream()
                .map(person -> object(
                        "extension",
                        list(
                                extension("member-role", "valueCode", person.role()),
                                extension(
                                        "member-reason",
                                        "valueCode",
                                        household.memberSince(person).equals(household.registered())
                                                ? "registration"
                                                : "birth")),
                        "entity",
                        reference(person.address()),
                        "period",
                        period(household.memberSince(person), null),
                        "inactive",
                        false))
                .toList();
        return object(
                "resourceType", "Group",
                "extension",
                        list(
                                extension("household-address", "valueAddress", address(household)),
                                extension("household-status", "valueCode", "open")),
                "identifier", list(identifier("family-file", household.number().toString())),
                "active", true,
                "type", "person",
                "actual", true,
                "code", vocabulary.concept("group-type", "household"),
                "name", "أسرة " + household.head().arabicName(),
                "managingEntity", reference(headship),
                "characteristic",
                        list(object(
                                "code",
                                vocabulary.concept("characteristic", "assigned-unit"),
                                "valueReference",
                                reference("Organization/" + household.unit()),
                                "exclude",
                                false,
                                "period",
                                period(household.registered(), null))),
                "member", list(members));
    }

    private ObjectNode enrolment(Household household, Person person) {
        return object(
                "resourceType", "EpisodeOfCare",
                "status", "active",
                "type", list(vocabulary.concept("episode-type", "primary-care-enrolment")),
                "patient", reference(person.address()),
                "managingOrganization", reference("Organization/" + household.unit()),
                "period", period(household.memberSince(person), null),
                "careManager", reference("PractitionerRole/" + household.doctor()));
    }

    private ObjectNode coverage(Household household, Person person) {
        String relationship =
                person.is("head") ? "self" : person.is("spouse") || person.is("child") ? person.role() : "other";
        LocalDate since = household.memberSince(person);
        LocalDate ended = today.minusDays(45);
        // A baby of these weeks has the cover of birth; arrears end the cover of those who had one before.
        boolean lapsed = household.cover() != Cover.IN_FORCE && since.isBefore(ended);
        return object(
                "resourceType", "Coverage",
                "identifier",
                        list(identifier(
                                "insurance-card",
                                PersonNumbers.card(person.number()).digits())),
                "status", lapsed && household.cover() == Cover.CANCELLED ? "cancelled" : "active",
                "type", hl7("v3-ActCode", "PUBLICPOL"),
                "policyHolder", reference(household.head().address()),
                "beneficiary", reference(person.address()),
                "relationship", hl7("subscriber-relationship", relationship),
                "period", period(since, lapsed ? ended : null),
                "payor", list(reference("Organization/a-uhia")),
                "class",
                        list(object(
                                "type", hl7("coverage-class", "class"),
                                "value", household.category(),
                                "name",
                                        vocabulary
                                                .words("contribution-category", household.category())
                                                .english())));
    }
}
