package org.usra.clinic.record;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A FHIR search as the record is asked it, each name and value encoded once. */
public record Query(String path, List<String> parameters) {

    public static Query of(String type) {
        return new Query(type, List.of());
    }

    public Query with(String name, String value) {
        List<String> more = new ArrayList<>(parameters);
        more.add(encoded(name) + "=" + encoded(value));
        return new Query(path, List.copyOf(more));
    }

    public Query with(String name, int value) {
        return with(name, Integer.toString(value));
    }

    String relative() {
        return parameters.isEmpty() ? path : path + "?" + String.join("&", parameters);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
