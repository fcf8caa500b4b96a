package org.usra.clinic.draft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.usra.clinic.language.Digits;

/** What a form holds: exactly what was typed, so that a form can be shown again as it was left. */
public record Entered(Map<String, List<String>> fields) {

    public static final Entered NOTHING = new Entered(Map.of());

    /** The fields of a request without what belongs to the transport. */
    public static Entered from(MultiValueMap<String, String> request) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        request.forEach((name, values) -> {
            if (!name.startsWith("_") && !name.equals("draft") && !name.equals("once")) {
                kept.put(
                        name,
                        values.stream().map(value -> value == null ? "" : value).toList());
            }
        });
        return new Entered(kept);
    }

    public String value(String name) {
        List<String> values = fields.get(name);
        return values == null || values.isEmpty() ? "" : values.getFirst().strip();
    }

    public String value(String name, String otherwise) {
        String value = value(name);
        return value.isEmpty() ? otherwise : value;
    }

    public boolean has(String name) {
        return !value(name).isEmpty();
    }

    public boolean is(String name, @Nullable String value) {
        return value(name).equals(value);
    }

    public List<String> values(String name) {
        List<String> values = fields.get(name);
        return values == null ? List.of() : values;
    }

    /** The value with Latin digits, whichever digits were typed. */
    public String digits(String name) {
        return Digits.latin(value(name));
    }

    public boolean isEmpty() {
        return fields.values().stream().allMatch(values -> values.stream().allMatch(String::isBlank));
    }

    public Entered and(String name, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(fields);
        more.put(name, List.of(value));
        return new Entered(more);
    }
}
