package org.usra.rules.operation;

import java.util.Map;
import java.util.regex.Pattern;

/** How the simple types that operations take are written (<a href="https://hl7.org/fhir/R4/datatypes.html">R4</a>). */
final class Primitive {

    private static final String DATE = "\\d{4}(-\\d{2}(-\\d{2})?)?";
    private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";
    private static final String TIME = "T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})";

    private static final Map<String, Pattern> FORMS = Map.of(
            "boolean", Pattern.compile("true|false"),
            "integer", Pattern.compile("-?\\d{1,10}"),
            "code", Pattern.compile("\\S++( \\S++)*+"),
            "string", Pattern.compile("(?s).*\\S.*"),
            "uri", Pattern.compile("\\S++"),
            "canonical", Pattern.compile("\\S++"),
            "date", Pattern.compile(DATE),
            "dateTime", Pattern.compile(DATE + "|" + DAY + TIME),
            "instant", Pattern.compile(DAY + TIME));

    private Primitive() {}

    static boolean isPrimitive(String type) {
        return FORMS.containsKey(type);
    }

    /** @param json the value as JSON writes it: a string has its quotes */
    static boolean isWritten(String type, String json) {
        boolean bare = type.equals("boolean") || type.equals("integer");
        boolean quoted = json.length() >= 2 && json.startsWith("\"");
        if (bare == quoted) {
            return false;
        }
        return isText(type, quoted ? json.substring(1, json.length() - 1) : json);
    }

    /** @param text the value as a query writes it */
    static boolean isText(String type, String text) {
        Pattern form = FORMS.get(type);
        return form == null || form.matcher(text).matches();
    }
}
