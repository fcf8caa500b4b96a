package org.usra.record.household;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usra.record.commit.Elements;
import org.usra.record.document.ResourceDocument;
import org.usra.rules.household.FamilyRole;
import org.usra.rules.household.MembershipReason;
import org.usra.rules.operation.Input;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** What was filled in for a change of a household; its inputs have been held to their definition. */
record ChangeForm(JsonNode parameters) {

    /** What every change takes: when it happened, a note for the history, and whether it is only to be shown. */
    static List<Input> inputs(Input... own) {
        List<Input> inputs = new java.util.ArrayList<>(List.of(own));
        inputs.add(Input.of("date", "date"));
        inputs.add(Input.of("note", "string"));
        inputs.add(Input.of("preview", "boolean"));
        return List.copyOf(inputs);
    }

    static ChangeForm of(@Nullable ResourceDocument body) {
        return new ChangeForm(Elements.root(body).path("parameter"));
    }

    boolean isPreview() {
        return all("preview").stream()
                .anyMatch(each -> each.path("valueBoolean").asBoolean());
    }

    Optional<String> note() {
        return text("note", "valueString");
    }

    /** Today where it is left out. */
    LocalDate date(LocalDate today) {
        return text("date", "valueDate").map(ChangeForm::day).orElse(today);
    }

    Optional<String> text(String name, String value) {
        return all(name).stream()
                .map(each -> each.path(value).asText())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** The relative reference of a person, a file or a unit. */
    Optional<String> reference(String name, String type) {
        return reference(parameters, name, type);
    }

    String requireReference(String name, String type) {
        return reference(name, type).orElseThrow(() -> missing(name));
    }

    Optional<ObjectNode> resource(String name) {
        return all(name).stream()
                .map(each -> each.path("resource"))
                .filter(ObjectNode.class::isInstance)
                .map(resource -> (ObjectNode) resource.deepCopy())
                .findFirst();
    }

    Optional<FamilyRole> role() {
        return text("role", "valueCode").map(ChangeForm::role);
    }

    MembershipReason reason(MembershipReason otherwise) {
        return text("reason", "valueCode")
                .map(code -> MembershipReason.of(code).orElseThrow(() -> unknownCode("reason", code)))
                .orElse(otherwise);
    }

    /** A person and the role that is given to him, in a group of parts. */
    record Named(String person, FamilyRole role) {}

    List<Named> members() {
        return all("member").stream()
                .map(each -> new Named(
                        reference(each.path("part"), "person", "Patient").orElseThrow(() -> missing("member")),
                        role(Elements.items(each.path("part"))
                                .filter(part -> part.path("name").asText().equals("role"))
                                .map(part -> part.path("valueCode").asText())
                                .findFirst()
                                .orElse(""))))
                .toList();
    }

    private List<JsonNode> all(String name) {
        return Elements.items(parameters)
                .filter(each -> each.path("name").asText().equals(name))
                .toList();
    }

    private static Optional<String> reference(JsonNode parameters, String name, String type) {
        return Elements.items(parameters)
                .filter(each -> each.path("name").asText().equals(name))
                .flatMap(each -> Elements.reference(each.path("valueReference"), type).stream())
                .map(id -> type + "/" + id)
                .findFirst();
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw refused(
                    "wrong-type",
                    "اكتب التاريخ باليوم والشهر والسنة.",
                    "Give the date with day, month and year.",
                    "date");
        }
    }

    private static FamilyRole role(String code) {
        return FamilyRole.of(code).orElseThrow(() -> unknownCode("role", code));
    }

    private static Refused unknownCode(String name, String code) {
        return refused(
                "unknown-code", "الرمز " + code + " غير معروف هنا.", "The code " + code + " is not known here.", name);
    }

    static Refused missing(String name) {
        return refused(
                "missing-element",
                "عنصر لازم غير موجود: " + name + ".",
                "A required element is missing: " + name + ".",
                name);
    }

    private static Refused refused(String code, String arabic, String english, String name) {
        return new Refused(
                RefusalKind.INVALID, new Refusal(code, arabic, english, "Parameters.parameter('" + name + "')"));
    }
}
