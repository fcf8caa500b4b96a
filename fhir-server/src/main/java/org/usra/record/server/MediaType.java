package org.usra.record.server;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A media type and its parameters, as {@code Accept} and {@code Content-Type} carry them.
 *
 * @param name in lower case
 * @param parameters by lower-case name
 */
record MediaType(String name, Map<String, String> parameters) {

    private static final int FULL = 1000;

    static MediaType of(String text) {
        String[] parts = text.split(";", -1);
        Map<String, String> parameters = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals > 0) {
                parameters.put(
                        lower(parts[i].substring(0, equals)),
                        parts[i].substring(equals + 1).replace("\"", "").trim());
            }
        }
        return new MediaType(lower(parts[0]), parameters);
    }

    /** The release of FHIR that the parameter names is ours, or it names none. */
    boolean isOurRelease() {
        String release = parameters.get("fhirversion");
        return release == null || release.equals("4.0") || release.startsWith("4.0.");
    }

    /** What is read as UTF-8 was written so; US-ASCII is a part of it. */
    boolean isUtf8() {
        String charset = lower(parameters.getOrDefault("charset", "utf-8"));
        return charset.equals("utf-8") || charset.equals("utf8") || charset.equals("us-ascii");
    }

    /** The {@code q} of an {@code Accept} in thousandths; all of it where none can be read. */
    int weight() {
        String weight = parameters.get("q");
        return weight == null || !weight.matches("0(\\.\\d{0,3})?")
                ? FULL
                : (int) Math.round(Double.parseDouble(weight) * FULL);
    }

    /** How exactly it names a type of this family: 2 for the type, 1 for the family, 0 for anything; below that not. */
    int exactness(String family, boolean same) {
        return same ? 2 : name.equals(family + "/*") ? 1 : name.equals("*/*") ? 0 : -1;
    }

    private static String lower(String text) {
        return text.trim().toLowerCase(Locale.ROOT);
    }
}
