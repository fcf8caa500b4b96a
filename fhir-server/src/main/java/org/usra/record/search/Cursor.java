package org.usra.record.search;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usra.record.search.ResourceFinder.Position;

/**
 * Where a client's paging stands. Kept by the client, in the link; nothing is kept here.
 *
 * @param asOf when page one was read: what was created later does not appear
 * @param type the type that the page begins in, for a search over several
 * @param back the page before the position instead of the one after
 */
record Cursor(
        Instant asOf, String type, boolean back, @Nullable Position position) {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    String encode() {
        List<String> parts = new ArrayList<>(List.of(asOf.toString(), type, back ? "back" : "on"));
        if (position != null) {
            parts.add("=" + position.id());
            position.values().forEach(value -> parts.add(value == null ? "-" : "=" + value));
        }
        return String.join(
                ".",
                parts.stream()
                        .map(part -> ENCODER.encodeToString(part.getBytes(StandardCharsets.UTF_8)))
                        .toList());
    }

    /** Reads a text whose signature has been verified. */
    static Cursor decode(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split("\\.", -1)) {
            parts.add(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
        }
        Position position = null;
        if (parts.size() > 3) {
            List<@Nullable String> values = new ArrayList<>();
            parts.subList(4, parts.size()).forEach(part -> values.add(part.equals("-") ? null : part.substring(1)));
            position = new Position(values, parts.get(3).substring(1));
        }
        return new Cursor(
                Instant.parse(parts.get(0)), parts.get(1), parts.get(2).equals("back"), position);
    }
}
