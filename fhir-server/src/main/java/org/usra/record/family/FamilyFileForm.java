package org.usra.record.family;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.usra.record.commit.Elements;
import org.usra.record.document.ResourceDocument;
import org.usra.rules.identity.NationalId;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * What a registrar fills in to open a family file.
 *
 * @param head the place of the head among the members
 */
record FamilyFileForm(
        String unit, @Nullable String doctor, @Nullable JsonNode address, List<Member> members, int head) {

    record Member(String role, ObjectNode resource, String category) {}

    static FamilyFileForm of(@Nullable ResourceDocument body) {
        JsonNode parameters = Elements.root(body).path("parameter");
        String unit = named(parameters, "unit").stream()
                .flatMap(each -> Elements.reference(each.path("valueReference"), "Organization").stream())
                .findFirst()
                .orElseThrow(() -> missing("unit"));
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.path(i).path("name").asText().equals("member")) {
                members.add(member(parameters.path(i).path("part"), "Parameters.parameter[" + i + "]"));
            }
        }
        int[] heads = IntStream.range(0, members.size())
                .filter(i -> members.get(i).role().equals("head"))
                .toArray();
        if (heads.length != 1) {
            throw missing("member.role = head");
        }
        return new FamilyFileForm(
                unit,
                named(parameters, "doctor").stream()
                        .flatMap(each -> Elements.reference(each.path("valueReference"), "PractitionerRole").stream())
                        .findFirst()
                        .orElse(null),
                named(parameters, "address").stream()
                        .map(each -> each.path("valueAddress"))
                        .findFirst()
                        .orElse(null),
                members,
                heads[0]);
    }

    private static Member member(JsonNode parts, String element) {
        String role = value(parts, "role", "");
        JsonNode resource = named(parts, "resource").stream()
                .map(each -> each.path("resource"))
                .findFirst()
                .orElseThrow(() -> missing(element + ".part('resource')"));
        if (role.isEmpty()
                || !(resource instanceof ObjectNode patient)
                || !patient.path("resourceType").asText().equals("Patient")) {
            throw missing(element + ".part('role' and 'resource')");
        }
        requireNationalId(patient, element);
        patient.remove("id");
        return new Member(role, patient, value(parts, "category", ""));
    }

    /** Judged here, before anything is written, so that the refusal names the member. */
    private static void requireNationalId(ObjectNode patient, String element) {
        Elements.identifier(patient, "national-id").ifPresent(id -> {
            try {
                NationalId unused = new NationalId(id);
                assert unused.digits().equals(id);
            } catch (Refused refused) {
                throw new Refused(
                        refused.kind(),
                        refused.refusals().stream()
                                .map(each -> each.at(element + ".part('resource').resource.identifier.value"))
                                .toList());
            }
        });
    }

    private static String value(JsonNode parts, String name, String otherwise) {
        return named(parts, name).stream()
                .map(each -> each.has("valueCode") ? each.path("valueCode") : each.path("valueString"))
                .map(JsonNode::asText)
                .findFirst()
                .orElse(otherwise);
    }

    private static List<JsonNode> named(JsonNode parameters, String name) {
        return Elements.items(parameters)
                .filter(each -> each.path("name").asText().equals(name))
                .toList();
    }

    private static Refused missing(String element) {
        return new Refused(
                RefusalKind.INVALID,
                new Refusal(
                        "missing-element",
                        "عنصر لازم غير موجود: " + element + ".",
                        "A required element is missing: " + element + ".",
                        element.startsWith("Parameters") ? element : "Parameters.parameter('" + element + "')"));
    }
}
