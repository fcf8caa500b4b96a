package org.usra.record.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.usra.record.index.IndexedValues.Token;
import org.usra.record.path.Found;

/** Tokens, by datatype: <a href="https://hl7.org/fhir/R4/search.html#token">R4 search, token</a>. */
final class TokenValues {

    private TokenValues() {}

    static void of(String parameter, Found found, Consumer<Token> tokens) {
        switch (found.type()) {
            case "Coding" -> coding(parameter, found.value(), tokens);
            case "CodeableConcept" -> concept(parameter, found, tokens);
            case "Identifier" -> identifier(parameter, found, tokens);
            case "ContactPoint" -> contactPoint(parameter, found, tokens);
            default -> primitive(parameter, found, tokens);
        }
    }

    private static void coding(String parameter, JsonNode coding, Consumer<Token> tokens) {
        String system = text(coding, "system");
        String code = text(coding, "code");
        String display = text(coding, "display");
        if (system != null || code != null || display != null) {
            tokens.accept(new Token(parameter, system, code, display, null));
        }
    }

    private static void concept(String parameter, Found concept, Consumer<Token> tokens) {
        concept.value().path("coding").forEach(coding -> coding(parameter, coding, tokens));
        String text = concept.text("text");
        if (text != null) {
            tokens.accept(new Token(parameter, null, null, text, null));
        }
    }

    private static void identifier(String parameter, Found identifier, Consumer<Token> tokens) {
        String system = identifier.text("system");
        String value = identifier.text("value");
        if (system == null && value == null) {
            return;
        }
        JsonNode type = identifier.value().path("type");
        String display = text(type, "text");
        int typed = 0;
        for (JsonNode coding : type.path("coding")) {
            String code = text(coding, "code");
            if (code != null && value != null) {
                String typeSystem = text(coding, "system");
                String key = (typeSystem == null ? "" : typeSystem) + "|" + code;
                tokens.accept(new Token(parameter, system, value, display, key));
                typed++;
            }
        }
        if (typed == 0) {
            tokens.accept(new Token(parameter, system, value, display, null));
        }
    }

    private static void contactPoint(String parameter, Found contact, Consumer<Token> tokens) {
        String system = contact.text("system");
        String value = contact.text("value");
        if (value == null) {
            return;
        }
        tokens.accept(new Token(parameter, system, value, null, null));
        boolean dialled = "phone".equals(system) || "sms".equals(system) || "fax".equals(system);
        String digits = value.replaceAll("[\\s().-]", "");
        if (dialled && !digits.equals(value)) {
            tokens.accept(new Token(parameter, system, digits, null, null));
        }
    }

    // The system of a code is implied by its binding.
    private static void primitive(String parameter, Found found, Consumer<Token> tokens) {
        if (found.value().isValueNode()) {
            tokens.accept(
                    new Token(parameter, impliedSystem(found), found.value().asText(), null, null));
        }
    }

    private static @Nullable String impliedSystem(Found found) {
        if (!found.type().equals("code")
                || found.element() == null
                || found.element().codes() == null) {
            return null;
        }
        Map<String, ?> systems = found.element().codes().codesBySystem();
        return systems.size() == 1 ? systems.keySet().iterator().next() : null;
    }

    private static @Nullable String text(JsonNode parent, String child) {
        JsonNode node = parent.get(child);
        return node == null || !node.isTextual() ? null : node.textValue();
    }
}
