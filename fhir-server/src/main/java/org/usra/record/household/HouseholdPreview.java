package org.usra.record.household;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.usra.record.commit.Elements;
import org.usra.record.family.SchemeResources;
import org.usra.rules.naming.Canonical;

/** The answer to a preview: one {@code effect} for each thing that would change, with names, for people to read. */
final class HouseholdPreview {

    private HouseholdPreview() {}

    /** @param names what people call that which a reference leads to */
    static ObjectNode of(List<Line> lines, UnaryOperator<String> names) {
        ObjectNode parameters = SchemeResources.resource("Parameters");
        ArrayNode effects = parameters.putArray("parameter");
        for (Line line : lines) {
            ArrayNode parts = effects.addObject().put("name", "effect").putArray("part");
            parts.addObject()
                    .put("name", "code")
                    .putObject("valueCoding")
                    .put("system", Canonical.codeSystem("household-effect"))
                    .put("code", line.code());
            value(parts, "subject", line.subject(), names);
            value(parts, "from", line.from(), names);
            value(parts, "to", line.to(), names);
        }
        return parameters;
    }

    private static void value(ArrayNode parts, String name, @Nullable String value, UnaryOperator<String> names) {
        if (value == null) {
            return;
        }
        ObjectNode part = parts.addObject().put("name", name);
        boolean fresh = value.startsWith("urn:");
        if (!fresh && !value.contains("/")) {
            part.put("valueString", value);
            return;
        }
        ObjectNode reference = part.putObject("valueReference");
        if (!fresh) {
            reference.put("reference", value);
        }
        reference.put("display", names.apply(value));
    }

    /** The ids of those whose names the preview says. */
    static List<String> patients(List<Line> lines) {
        List<String> patients = new ArrayList<>();
        for (Line line : lines) {
            for (String value : new String[] {line.subject(), line.from(), line.to()}) {
                if (value != null && value.startsWith("Patient/")) {
                    patients.add(value.substring("Patient/".length()));
                }
            }
        }
        return patients.stream().distinct().toList();
    }

    /** The name, or the number, by which people know a resource. */
    static String name(JsonNode resource) {
        JsonNode name = resource.path("name");
        if (name.isTextual()) {
            return name.asText();
        }
        if (name.path(0).has("text")) {
            return name.path(0).path("text").asText();
        }
        if (name.isArray() && !name.isEmpty()) {
            List<String> words = new ArrayList<>();
            name.path(0).path("given").forEach(given -> words.add(given.asText()));
            words.add(name.path(0).path("family").asText());
            return String.join(" ", words).strip();
        }
        return Elements.items(resource.path("identifier"))
                .map(identifier -> identifier.path("value").asText())
                .findFirst()
                .orElse(resource.path("id").asText());
    }
}
