package org.usra.record.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Consumer;
import org.usra.record.index.IndexedValues.Text;
import org.usra.record.path.Found;

/** Strings, by datatype: every part of a name or an address is one, and so is the whole name. */
final class TextValues {

    private static final List<String> NAME_PARTS = List.of("text", "family", "given", "prefix", "suffix");
    private static final List<String> ADDRESS_PARTS =
            List.of("text", "line", "city", "district", "state", "postalCode", "country");

    private TextValues() {}

    static void of(String parameter, Found found, Consumer<Text> texts) {
        switch (found.type()) {
            case "HumanName" -> {
                parts(parameter, found.value(), NAME_PARTS, texts);
                wholeName(parameter, found.value(), texts);
            }
            case "Address" -> parts(parameter, found.value(), ADDRESS_PARTS, texts);
            case "CodeableConcept", "Annotation" -> parts(parameter, found.value(), List.of("text"), texts);
            default -> text(parameter, found.value(), texts);
        }
    }

    private static void parts(String parameter, JsonNode value, List<String> parts, Consumer<Text> texts) {
        for (String part : parts) {
            JsonNode node = value.path(part);
            if (node.isArray()) {
                node.forEach(item -> text(parameter, item, texts));
            } else {
                text(parameter, node, texts);
            }
        }
    }

    // Somebody who types a name types it whole; without a text, nothing of HL7's parts would begin with that.
    private static void wholeName(String parameter, JsonNode name, Consumer<Text> texts) {
        if (name.has("text") || !name.has("given") || !name.has("family")) {
            return;
        }
        StringBuilder whole = new StringBuilder();
        name.path("given").forEach(given -> whole.append(given.asText()).append(' '));
        String text = whole.append(name.path("family").asText()).toString();
        texts.accept(new Text(parameter, text, Folding.fold(text)));
    }

    private static void text(String parameter, JsonNode node, Consumer<Text> texts) {
        if (node.isTextual() && !node.textValue().isBlank()) {
            texts.accept(new Text(parameter, node.textValue(), Folding.fold(node.textValue())));
        }
    }
}
