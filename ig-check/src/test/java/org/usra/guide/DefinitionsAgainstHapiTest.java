package org.usra.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** HL7's validator finds the definitions themselves in order, with the snapshots that the record serves. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DefinitionsAgainstHapiTest {

    /** Said of every extension, with a snapshot and without: where it may stand is judged by HL7's packages, found by name. */
    private static final String WANTS_PACKAGES = "Unable to resolve package id";

    private static final Hl7Validator THEIRS = new Hl7Validator();
    private static final Path SNAPSHOTS = Guide.directory().resolve("snapshot");

    @Test
    void every_definition_is_a_valid_resource() {
        List<String> faults = new ArrayList<>();
        Guide.definitions()
                .forEach((name, definition) -> THEIRS.errors(served(name, definition)).stream()
                        .filter(error -> !error.contains(WANTS_PACKAGES)
                                || !definition.path("type").asText().equals("Extension"))
                        .forEach(error -> faults.add(name + ": " + error)));
        assertThat(faults).isEmpty();
    }

    @Test
    void every_snapshot_is_what_HAPI_makes_of_its_differential() throws IOException {
        Map<String, String> snapshots = new TreeMap<>();
        Guide.definitions().forEach((name, definition) -> {
            if (name.startsWith("StructureDefinition-")) {
                snapshots.put(name, text(THEIRS.snapshot(definition)));
            }
        });
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(SNAPSHOTS);
            for (Path old : Guide.files(SNAPSHOTS)) {
                Files.delete(old);
            }
            for (Map.Entry<String, String> snapshot : snapshots.entrySet()) {
                Files.writeString(SNAPSHOTS.resolve(snapshot.getKey()), snapshot.getValue());
            }
        }
        Map<String, String> there = new TreeMap<>();
        for (Path file : Guide.files(SNAPSHOTS)) {
            there.put(file.getFileName().toString(), Files.readString(file));
        }
        assertThat(there.keySet()).isEqualTo(snapshots.keySet());
        there.forEach((name, text) -> assertThat(text)
                .as(name + " is generated: write it anew with -pl ig-check -am test"
                        + " -Dtest=DefinitionsAgainstHapiTest -Dgolden=write")
                .isEqualTo(snapshots.get(name)));
    }

    private static ObjectNode served(String name, ObjectNode definition) {
        if (name.startsWith("StructureDefinition-")) {
            definition.set("snapshot", Guide.read(SNAPSHOTS.resolve(name)));
        }
        return definition;
    }

    /** A line for each element, so that a change shows what it changes. */
    private static String text(JsonNode elements) {
        StringJoiner lines = new StringJoiner(",\n", "{\"element\":[\n", "\n]}\n");
        elements.forEach(element -> lines.add(element.toString()));
        return lines.toString();
    }
}
