package org.usra.rules.operation;

import java.util.Map;
import java.util.regex.Pattern;

/** How the simple types that operations take are written (<a href="https://hl7.org/fhir/R4/datatypes.html">R4</a>). */
final class Primitive {

    private static final String DATE = "\\d{4}(-\\d{2}(-\\d{2})?)?";
    private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";
    private static final String TIME = "T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})";

    private static final Map<String, Pattern> FORMS = Map.ofEntries(
            Map.entry("boolean", Pattern.compile("true|false")),
            Map.entry("integer", Pattern.compile("-?\\d{1,10}")),
            Map.entry("code", Pattern.compile("\\S++( \\S++)*+")),
            Map.entry("id", Pattern.compile("[A-Za-z0-9\\-.]{1,64}")),
            Map.entry("positiveInt", Pattern.compile("[1-9]\\d{0,9}")),
            Map.entry("string", Pattern.compile("(?s).*\\S.*")),
            Map.entry("uri", Pattern.compile("\\S++")),
            Map.entry("canonical", Pattern.compile("\\S++")),
            Map.entry("date", Pattern.compile(DATE)),
            Map.entry("dateTime", Pattern.compile(DATE + "|" + DAY + TIME)),
            Map.entry("instant", Pattern.compile(DAY + TIME)));

    private Primitive() {}

    static boolean isPrimitive(String type) {
        return FORMS.containsKey(type);
    }

    /** @param json the value as JSON writes it: a string has its quotes */
    static boolean isWritten(String type, String json) {
        boolean bare = type.equals("boolean") || type.equals("integer") || type.equals("positiveInt");
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
