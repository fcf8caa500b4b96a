package org.usra.guide;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.usra.rules.guide.GuideFiles;

/** The guide as it lies in the checkout: its definitions, and the examples by the profile that each shows. */
final class Guide {

    static final com.fasterxml.jackson.databind.json.JsonMapper JSON =
            com.fasterxml.jackson.databind.json.JsonMapper.builder()
                    .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private Guide() {}

    static Path root() {
        Path here = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        return Files.exists(here.resolve("care-rules")) ? here : Objects.requireNonNull(here.getParent());
    }

    static Path directory() {
        return root().resolve("care-rules/src/main/resources/ig");
    }

    /** Every definition by its file name, in the order of the listing. */
    static Map<String, ObjectNode> definitions() {
        Map<String, ObjectNode> definitions = new LinkedHashMap<>();
        GuideFiles.names()
                .forEach(name -> definitions.put(name, read(directory().resolve(name))));
        return definitions;
    }

    static List<ObjectNode> ofType(String type) {
        return definitions().values().stream()
                .filter(each -> each.path("resourceType").asText().equals(type))
                .toList();
    }

    /** The profiles of resources: extensions are StructureDefinitions too. */
    static List<ObjectNode> profiles() {
        return ofType("StructureDefinition").stream()
                .filter(each -> each.path("kind").asText().equals("resource"))
                .toList();
    }

    /** By their file names: {@code [profile]} or {@code [profile].[which]}. */
    static Map<String, ObjectNode> examples() {
        Map<String, ObjectNode> examples = new TreeMap<>();
        files(directory().resolve("example"))
                .forEach(file -> examples.put(file.getFileName().toString().replace(".json", ""), read(file)));
        return examples;
    }

    static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode parse(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
