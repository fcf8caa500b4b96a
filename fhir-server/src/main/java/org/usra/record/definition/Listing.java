package org.usra.record.definition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The compact listings packed beside this class; {@code CompactDefinitionsTest} holds them to HL7's originals. */
final class Listing {

    private Listing() {}

    static List<String> lines(String file) {
        return new String(bytes(file), UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    static byte[] bytes(String file) {
        try (InputStream stream = Listing.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is not packed");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
