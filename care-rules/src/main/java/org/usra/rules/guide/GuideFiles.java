package org.usra.rules.guide;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.usra.rules.naming.Canonical;

/** The files of the implementation guide, with the canonical base that this installation has. */
public final class GuideFiles {

    /** The base that stands in the files, so that each is a valid resource as it lies there. */
    private static final String WRITTEN_BASE = "https://fhir.usra.example";

    private GuideFiles() {}

    /** Every definition, {@code [type]-[id].json}, in the order in which each follows what it refers to. */
    public static List<String> names() {
        return lines("files.txt");
    }

    /** The lines of a listing that say something. */
    public static List<String> lines(String file) {
        return text(file)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    /** The content of one file. */
    public static String text(String file) {
        try (InputStream stream = GuideFiles.class.getResourceAsStream("/ig/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("/ig/" + file + " is not packed");
            }
            String text = new String(stream.readAllBytes(), UTF_8);
            return Canonical.BASE.equals(WRITTEN_BASE) ? text : text.replace(WRITTEN_BASE, Canonical.BASE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is such a definition. */
    public static boolean has(String file) {
        return GuideFiles.class.getResource("/ig/" + file) != null;
    }
}
