package org.usra.record.family;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.usra.rules.identity.FamilyNumber;
import org.usra.rules.identity.InsuranceCardNumber;
import org.usra.rules.naming.Canonical;

/** The resources of a family file as they begin, shaped as docs/interfaces.md section 5 has them. */
public final class SchemeResources {

    private static final SecureRandom RANDOM = new SecureRandom();

    private SchemeResources() {}

    /** The RelatedPerson by which a Group names its head. */
    public static ObjectNode head(String patient) {
        ObjectNode person = resource("RelatedPerson").put("active", true);
        reference(person, "patient", patient);
        concept(person.putArray("relationship").addObject(), "family-role", "head");
        return person;
    }

    /** A household without members, assigned to a unit. */
    public static ObjectNode household(FamilyNumber number, String unit, String start) {
        ObjectNode group = resource("Group");
        extension(group.putArray("extension"), "household-status").put("valueCode", "open");
        group.putArray("identifier")
                .addObject()
                .put("system", Canonical.identifier("family-file"))
                .put("value", number.toString());
        group.put("active", true).put("type", "person").put("actual", true);
        concept(group.putObject("code"), "group-type", "household");
        assign(group.putArray("characteristic"), unit, start);
        group.putArray("member");
        return group;
    }

    /** Says to which unit the household is assigned from then on; the present unit stands first. */
    public static void assign(ArrayNode characteristics, String unit, String start) {
        ObjectNode assigned = characteristics.insertObject(0);
        concept(assigned.putObject("code"), "characteristic", "assigned-unit");
        reference(assigned, "valueReference", "Organization/" + unit);
        assigned.put("exclude", false).putObject("period").put("start", start);
    }

    public static void member(ArrayNode members, String patient, String role, String reason, String start) {
        ObjectNode member = members.addObject();
        ArrayNode said = member.putArray("extension");
        extension(said, "member-role").put("valueCode", role);
        extension(said, "member-reason").put("valueCode", reason);
        reference(member, "entity", patient);
        member.putObject("period").put("start", start);
        member.put("inactive", false);
    }

    public static ObjectNode enrolment(String patient, String unit, @Nullable String doctor, String start) {
        ObjectNode episode = resource("EpisodeOfCare").put("status", "active");
        concept(episode.putArray("type").addObject(), "episode-type", "primary-care-enrolment");
        reference(episode, "patient", patient);
        reference(episode, "managingOrganization", "Organization/" + unit);
        episode.putObject("period").put("start", start);
        if (doctor != null) {
            reference(episode, "careManager", "PractitionerRole/" + doctor);
        }
        return episode;
    }

    /**
     * A cover under a new card number.
     *
     * @param role of the member in the family
     * @param category of contribution, empty where none is known
     */
    public static ObjectNode coverage(String patient, String head, String role, String category, String start) {
        ObjectNode coverage = resource("Coverage");
        coverage.putArray("identifier")
                .addObject()
                .put("system", Canonical.identifier("insurance-card"))
                .put("value", InsuranceCardNumber.draw(RANDOM).digits());
        coverage.put("status", "active")
                .putObject("type")
                .putArray("coding")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/v3-ActCode")
                .put("code", "PUBLICPOL");
        reference(coverage, "policyHolder", head);
        reference(coverage, "beneficiary", patient);
        relationship(coverage, role);
        coverage.putObject("period").put("start", start);
        reference(coverage.putArray("payor").addObject(), "Organization/a-uhia");
        if (!category.isEmpty()) {
            categoryOf(coverage).put("value", category);
        }
        return coverage;
    }

    /** A class of the cover that is to say the category of contribution. */
    public static ObjectNode categoryOf(ObjectNode coverage) {
        ObjectNode entry = coverage.withArrayProperty("class").addObject();
        entry.putObject("type")
                .putArray("coding")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/coverage-class")
                .put("code", "class");
        return entry;
    }

    /** What the beneficiary is to the holder of the policy. */
    public static void relationship(ObjectNode coverage, String role) {
        coverage.putObject("relationship")
                .putArray("coding")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/subscriber-relationship")
                .put("code", role.equals("head") ? "self" : role);
    }

    public static ObjectNode resource(String type) {
        return JsonNodeFactory.instance.objectNode().put("resourceType", type);
    }

    public static void reference(ObjectNode parent, String element, String target) {
        reference(parent.putObject(element), target);
    }

    private static void reference(ObjectNode reference, String target) {
        reference.put("reference", target);
    }

    public static void concept(ObjectNode concept, String system, String code) {
        concept.putArray("coding")
                .addObject()
                .put("system", Canonical.codeSystem(system))
                .put("code", code);
    }

    public static ObjectNode extension(ArrayNode extensions, String name) {
        return extensions.addObject().put("url", Canonical.structure(name));
    }
}
