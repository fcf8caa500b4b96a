package org.usra.launcher.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A question that is put to a page in its own language; the scripts lie beside this class. */
enum Script {
    REACHABLE,
    FOCUSED,
    WIDE,
    PRINTED;

    private final String text = read(name().toLowerCase(java.util.Locale.ROOT) + ".js");

    /** The lines that it answers with. */
    List<String> ask(Page page) {
        return ((List<?>) page.evaluate(text)).stream().map(String::valueOf).toList();
    }

    private static String read(String file) {
        try (InputStream script = Objects.requireNonNull(Script.class.getResourceAsStream(file), file)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^//.*\\R", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
