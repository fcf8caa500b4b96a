package org.usra.record.family;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import org.usra.rules.identity.FamilyNumber;
import org.usra.rules.identity.InsuranceCardNumber;
import org.usra.rules.naming.Canonical;

/** The resources of a new family file, as docs/interfaces.md section 5 shapes them. */
final class FamilyDraft {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final FamilyFileForm form;
    private final String today;

    FamilyDraft(FamilyFileForm form, LocalDate today) {
        this.form = form;
        this.today = today.toString();
    }

    ObjectNode head(String patient) {
        ObjectNode person = resource("RelatedPerson").put("active", true);
        reference(person, "patient", patient);
        concept(person.putArray("relationship").addObject(), "family-role", "head");
        return person;
    }

    ObjectNode group(FamilyNumber number, List<String> patients, String head) {
        ObjectNode group = resource("Group");
        ArrayNode extensions = group.putArray("extension");
        if (form.address() != null) {
            extension(extensions, "household-address").set("valueAddress", form.address());
        }
        extension(extensions, "household-status").put("valueCode", "open");
        group.putArray("identifier")
                .addObject()
                .put("system", Canonical.identifier("family-file"))
                .put("value", number.toString());
        group.put("active", true).put("type", "person").put("actual", true);
        concept(group.putObject("code"), "group-type", "household");
        reference(group, "managingEntity", head);
        ObjectNode unit = group.putArray("characteristic").addObject();
        concept(unit.putObject("code"), "characteristic", "assigned-unit");
        reference(unit, "valueReference", "Organization/" + form.unit());
        unit.put("exclude", false).putObject("period").put("start", today);
        ArrayNode members = group.putArray("member");
        for (int i = 0; i < patients.size(); i++) {
            ObjectNode member = members.addObject();
            ArrayNode said = member.putArray("extension");
            extension(said, "member-role")
                    .put("valueCode", form.members().get(i).role());
            extension(said, "member-reason").put("valueCode", "registration");
            reference(member, "entity", patients.get(i));
            member.putObject("period").put("start", today);
            member.put("inactive", false);
        }
        return group;
    }

    ObjectNode enrolment(String patient) {
        ObjectNode episode = resource("EpisodeOfCare").put("status", "active");
        concept(episode.putArray("type").addObject(), "episode-type", "primary-care-enrolment");
        reference(episode, "patient", patient);
        reference(episode, "managingOrganization", "Organization/" + form.unit());
        episode.putObject("period").put("start", today);
        if (form.doctor() != null) {
            reference(episode, "careManager", "PractitionerRole/" + form.doctor());
        }
        return episode;
    }

    ObjectNode coverage(FamilyFileForm.Member member, String patient, String head) {
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
        coverage.putObject("relationship")
                .putArray("coding")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/subscriber-relationship")
                .put("code", member.role().equals("head") ? "self" : member.role());
        coverage.putObject("period").put("start", today);
        reference(coverage.putArray("payor").addObject(), "Organization/a-uhia");
        String category = category(member);
        if (!category.isEmpty()) {
            ObjectNode entry = coverage.putArray("class").addObject();
            entry.putObject("type")
                    .putArray("coding")
                    .addObject()
                    .put("system", "http://terminology.hl7.org/CodeSystem/coverage-class")
                    .put("code", "class");
            entry.put("value", category);
        }
        return coverage;
    }

    /** A member without a category of his own is covered through the head. */
    private String category(FamilyFileForm.Member member) {
        return member.category().isEmpty() ? form.members().get(form.head()).category() : member.category();
    }

    private static ObjectNode resource(String type) {
        return JsonNodeFactory.instance.objectNode().put("resourceType", type);
    }

    private static void reference(ObjectNode parent, String element, String target) {
        reference(parent.putObject(element), target);
    }

    private static void reference(ObjectNode reference, String target) {
        reference.put("reference", target);
    }

    private static void concept(ObjectNode concept, String system, String code) {
        concept.putArray("coding")
                .addObject()
                .put("system", Canonical.codeSystem(system))
                .put("code", code);
    }

    private static ObjectNode extension(ArrayNode extensions, String name) {
        return extensions.addObject().put("url", Canonical.structure(name));
    }
}
