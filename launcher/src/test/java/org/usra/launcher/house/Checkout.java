package org.usra.launcher.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The files of this repository as a person would see them in a fresh clone, without what the build made. */
public final class Checkout {

    static final List<String> MODULES = List.of(
            "db", "care-rules", "fhir-server", "ig-check", "referral-service", "clinic-ui", "launcher", "bench");

    private static final Set<String> NOT_WRITTEN_HERE = Set.of("target", "data", ".git", ".idea", "node_modules");

    private Checkout() {}

    /** The directory of the parent POM. */
    public static Path root() {
        Path here = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        return Files.exists(here.resolve("fhir-server")) ? here : Objects.requireNonNull(here.getParent());
    }

    /** Java files of one kind, {@code main} or {@code test}, in every module. */
    static List<Path> java(String kind) {
        return MODULES.stream()
                .map(module ->
                        root().resolve(module).resolve("src").resolve(kind).resolve("java"))
                .flatMap(directory -> files(directory).stream())
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    static List<Path> everything() {
        return files(root());
    }

    private static List<Path> files(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> !isMadeByTheBuild(entry))
                    .sorted()
                    .flatMap(entry -> Files.isDirectory(entry) ? files(entry).stream() : Stream.of(entry))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isMadeByTheBuild(Path entry) {
        // "data" is where ./run keeps its database, but only at the top.
        String name = entry.getFileName().toString();
        return NOT_WRITTEN_HERE.contains(name) && (!name.equals("data") || root().equals(entry.getParent()));
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(Path file) {
        return String.join("\n", lines(file));
    }

    /** How a file is called in a message: relative to the root. */
    static String name(Path file) {
        return root().relativize(file).toString();
    }
}
