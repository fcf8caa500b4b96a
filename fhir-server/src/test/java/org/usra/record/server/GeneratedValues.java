package org.usra.record.server;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.usra.record.definition.CodeSet;
import org.usra.record.definition.Property;

/** Primitive values as JSON text, chosen for what a careless server changes about them. */
final class GeneratedValues {

    private static final List<String> DECIMALS = List.of(
            "1.0",
            "1.00",
            "0.10",
            "-3.1400",
            "1e2",
            "1E-7",
            "1.50e+3",
            "1.000000000000000000E-245",
            "-1.000000000000000000E+245",
            "0",
            "0.0",
            "-0.0",
            "100",
            "12345678901234567890.12");

    /** Quotes, escapes, white space, Arabic with its marks of direction, letters beyond the first plane, combined ones. */
    private static final List<String> STRINGS = List.of(
            "a",
            "\\\"quoted\\\" \\\\ back / slash",
            "محمد بن أحمد",
            "\u200fمستشفى\u200e H-2 \u202bيمين\u202c",
            "👪🏽 \\ud83d\\ude00",
            "e\u0301 \u00e9 \ufb01 \u00df",
            "<b>&amp;</b> ]]> <!-- -->",
            "line\\nand\\ttab",
            "٠١٢٣٤",
            "\\u0627\\u0644",
            "\u6f22\u5b57\ud842\udfb7");

    private final Random random;

    GeneratedValues(Random random) {
        this.random = random;
    }

    String of(Property property) {
        CodeSet codes = property.element().codes();
        return switch (property.type()) {
            case "boolean" -> random.nextBoolean() ? "true" : "false";
            case "decimal" -> one(DECIMALS);
            case "integer" -> one(List.of("0", "-7", "2147483647"));
            case "unsignedInt" -> one(List.of("0", "17"));
            case "positiveInt" -> one(List.of("1", "2147483647"));
            case "date" -> quoted(one(List.of("1980", "1980-02", "1980-02-29")));
            case "dateTime" ->
                quoted(one(List.of(
                        "2026", "2026-11", "2026-11-23", "2026-11-23T10:00:00.120+02:00", "2026-11-23T10:00:00Z")));
            case "instant" -> quoted(one(List.of("2026-11-23T10:00:00.1200Z", "2026-11-23T10:00:00+02:00")));
            case "time" -> quoted(one(List.of("10:00:00", "23:59:59.500")));
            case "code" -> quoted(codes == null ? "a-code" : code(codes));
            case "id" -> quoted("id-" + random.nextInt(1000));
            case "oid" -> quoted("urn:oid:1.2.3." + random.nextInt(99));
            case "uuid" -> quoted("urn:uuid:" + new UUID(random.nextLong(), random.nextLong()));
            case "uri", "url", "canonical" ->
                quoted(one(
                        List.of("http://x.org/ملف?a=%20&b=1#c", "urn:x:" + random.nextInt(99), "https://x.org/1%7C2")));
            case "base64Binary" ->
                quoted(Base64.getEncoder().encodeToString(new byte[] {(byte) random.nextInt(), -1, 0, 62}));
            case "xhtml" ->
                quoted(
                        "<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\"><p class=\\\"x\\\">مريم &amp; 👪 a<br/></p></div>");
            default -> quoted(one(STRINGS));
        };
    }

    /** Any code of a binding. */
    String code(CodeSet codes) {
        List<String> all = codes.codesBySystem().values().stream()
                .flatMap(Set::stream)
                .sorted()
                .toList();
        return one(all);
    }

    /** {@code {"system":…,"code":…}} of a binding. */
    String coding(CodeSet codes) {
        List<Map.Entry<String, Set<String>>> systems = codes.codesBySystem().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList();
        Map.Entry<String, Set<String>> system = one(systems);
        return "{\"system\":\"" + system.getKey() + "\",\"code\":\""
                + one(system.getValue().stream().sorted().toList()) + "\"}";
    }

    <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
