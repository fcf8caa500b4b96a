package org.usra.launcher.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** What lies in the Synthea files, counted by us and not by the program that loads them. */
final class SyntheaFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SyntheaFiles() {}

    /** The name of each file, and how many resources it holds. */
    static Map<String, Integer> entries() {
        Map<String, Integer> entries = new TreeMap<>();
        try (Stream<Path> files = Files.list(Kit.SYNTHEA)) {
            files.filter(file -> file.toString().endsWith(".json.gz"))
                    .forEach(file -> entries.put(file.getFileName().toString(), count(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    private static int count(Path file) {
        try (InputStream stream = new GZIPInputStream(Files.newInputStream(file))) {
            return JSON.readTree(stream).path("entry").size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
