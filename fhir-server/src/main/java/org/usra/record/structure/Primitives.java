package org.usra.record.structure;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.usra.record.definition.CodeSet;
import org.usra.record.definition.Property;
import org.usra.rules.refusal.Refusal;

/**
 * The formats of R4's primitive datatypes, read character by character: a pattern that backtracks could be stalled.
 *
 * <p><a href="https://hl7.org/fhir/R4/datatypes.html#primitive">R4 datatypes</a>
 */
final class Primitives {

    private static final int LONGEST_ID = 64;
    private static final int LONGEST_STRING = 1 << 20;
    private static final BigDecimal MAX_INTEGER = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final BigDecimal MIN_INTEGER = BigDecimal.valueOf(Integer.MIN_VALUE);

    private Primitives() {}

    static @Nullable Refusal fault(Property property, JsonNode node, boolean importScope) {
        String type = property.type();
        switch (type) {
            case "boolean" -> {
                return node.isBoolean() ? null : StructureFault.wrongType(type);
            }
            case "decimal" -> {
                return node.isNumber() ? null : StructureFault.wrongType(type);
            }
            case "integer", "positiveInt", "unsignedInt" -> {
                return integer(type, node);
            }
            default -> {
                return node.isTextual()
                        ? text(property, node.textValue(), importScope)
                        : StructureFault.wrongType(type);
            }
        }
    }

    private static @Nullable Refusal integer(String type, JsonNode node) {
        if (!node.isNumber()) {
            return StructureFault.wrongType(type);
        }
        String text = node.asText();
        boolean digits = text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0;
        BigDecimal value = node.decimalValue();
        boolean fits = value.compareTo(MIN_INTEGER) >= 0 && value.compareTo(MAX_INTEGER) <= 0;
        int least = type.equals("positiveInt") ? 1 : type.equals("unsignedInt") ? 0 : Integer.MIN_VALUE;
        boolean enough = digits && fits && value.compareTo(BigDecimal.valueOf(least)) >= 0;
        return enough ? null : StructureFault.badFormat(text, type);
    }

    private static @Nullable Refusal text(Property property, String text, boolean importScope) {
        String type = property.type();
        if (text.isEmpty()) {
            return StructureFault.empty();
        }
        if (!isWritable(text)) {
            return StructureFault.unwritable();
        }
        boolean valid = switch (type) {
            case "id" -> isId(text);
            case "code" -> isCode(text);
            case "uri", "url", "canonical" -> !hasBlank(text);
            case "oid" -> isOid(text);
            case "uuid" -> isUuid(text);
            case "date", "dateTime", "instant", "time" -> DateFormats.isValid(type, text);
            case "base64Binary" -> isBase64(text);
            case "string", "markdown" -> text.length() <= LONGEST_STRING && !text.isBlank();
            default -> true;
        };
        if (!valid) {
            return StructureFault.badFormat(text, type);
        }
        if (type.equals("xhtml")) {
            return Narrative.fault(text, importScope);
        }
        CodeSet codes = property.element().codes();
        return codes != null && type.equals("code") && !codes.holds(text)
                ? StructureFault.unknownCode(text, codes.name())
                : null;
    }

    /** R4 knows no characters below 32 but tab and line ends; XML can carry neither them nor U+FFFE and U+FFFF. */
    private static boolean isWritable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r' || c >= '\uFFFE') {
                return false;
            }
        }
        return true;
    }

    static boolean isId(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > LONGEST_ID) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetterOrDigit(c) && c != '-' && c != '.') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static boolean isCode(String text) {
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            boolean now = Character.isWhitespace(text.charAt(i));
            if (now && blank) {
                return false;
            }
            blank = now;
        }
        return !blank;
    }

    private static boolean hasBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOid(String text) {
        if (!text.startsWith("urn:oid:") || text.length() < 9 || text.charAt(8) < '0' || text.charAt(8) > '2') {
            return false;
        }
        for (int i = 9; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean afterDot = text.charAt(i - 1) == '.';
            boolean last = i == text.length() - 1;
            boolean leadingZero = c == '0' && afterDot && !last && text.charAt(i + 1) != '.';
            boolean valid = c == '.' ? !afterDot && !last : c >= '0' && c <= '9' && !leadingZero && i > 9;
            if (!valid) {
                return false;
            }
        }
        return text.length() > 10;
    }

    private static boolean isUuid(String text) {
        if (!text.startsWith("urn:uuid:") || text.length() != 45) {
            return false;
        }
        for (int i = 9; i < text.length(); i++) {
            int at = i - 9;
            boolean dash = at == 8 || at == 13 || at == 18 || at == 23;
            char c = text.charAt(i);
            boolean hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
            if (dash ? c != '-' : !hex) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBase64(String text) {
        int count = 0;
        int padding = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                continue;
            }
            count++;
            if (c == '=') {
                padding++;
            } else if (padding > 0 || !(isLetterOrDigit(c) || c == '+' || c == '/')) {
                return false;
            }
        }
        return count % 4 == 0 && padding <= 2;
    }
}
