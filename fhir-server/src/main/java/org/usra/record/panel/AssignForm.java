package org.usra.record.panel;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usra.record.commit.Elements;
import org.usra.record.document.ResourceDocument;
import org.usra.rules.operation.Input;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * What is filled in to give a person a family doctor.
 *
 * @param doctor id of the PractitionerRole
 * @param reason in the words of who asks; null where none is given
 * @param date from which it counts; null for now
 */
record AssignForm(
        String patient,
        String doctor,
        @Nullable String reason,
        @Nullable LocalDate date) {

    static final List<Input> INPUTS = List.of(
            Input.of("patient", "Reference").required(),
            Input.of("doctor", "Reference").required(),
            Input.of("reason", "string"),
            Input.of("date", "date"));

    static AssignForm of(@Nullable ResourceDocument body) {
        JsonNode parameters = Elements.root(body).path("parameter");
        return new AssignForm(
                reference(parameters, "patient", "Patient"),
                reference(parameters, "doctor", "PractitionerRole"),
                value(parameters, "reason", "valueString").orElse(null),
                value(parameters, "date", "valueDate")
                        .map(date -> Day.of(date, element("date")))
                        .orElse(null));
    }

    static String element(String name) {
        return "Parameters.parameter('" + name + "')";
    }

    private static String reference(JsonNode parameters, String name, String type) {
        return named(parameters, name)
                .flatMap(each -> Elements.reference(each.path("valueReference"), type))
                .orElseThrow(() -> new Refused(
                        RefusalKind.INVALID,
                        new Refusal(
                                "missing-element",
                                "المدخل " + name + " لازم، وهو مرجع إلى " + type + ".",
                                "The input " + name + " is required: a reference to a " + type + ".",
                                element(name))));
    }

    private static Optional<String> value(JsonNode parameters, String name, String element) {
        return named(parameters, name).map(each -> each.path(element).asText()).filter(text -> !text.isEmpty());
    }

    private static Optional<JsonNode> named(JsonNode parameters, String name) {
        return Elements.items(parameters)
                .filter(each -> each.path("name").asText().equals(name))
                .findFirst();
    }
}
