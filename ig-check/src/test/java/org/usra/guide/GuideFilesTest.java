package org.usra.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.rules.guide.GuideFiles;

/** The files of the guide belong together, and say what the code and the reference data say. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GuideFilesTest {

    private static final String BASE = "https://fhir.usra.example/";
    private static final Pattern NAMED = Pattern.compile("(structure|codeSystem)\\(\"([a-z0-9-]+)\"\\)");

    /** The demonstration's own: small selections of what an operator licenses, and the loader's marker. */
    private static final List<String> DEMONSTRATION =
            List.of("codeSystem diagnosis", "codeSystem demonstration", "codeSystem vaccine");

    @Test
    void the_listing_the_folder_and_the_guide_name_the_same() {
        List<String> folder = Guide.files(Guide.directory()).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".json"))
                .toList();
        assertThat(GuideFiles.names()).containsExactlyInAnyOrderElementsOf(folder);
        ObjectNode guide = Guide.read(Guide.directory().resolve("ImplementationGuide-usra.json"));
        List<String> listed = new ArrayList<>();
        guide.at("/definition/resource")
                .forEach(each -> listed.add(each.at("/reference/reference").asText()));
        Stream<String> examples = Guide.examples().values().stream()
                .map(each -> each.path("resourceType").asText() + "/"
                        + each.path("id").asText());
        Stream<String> definitions = Guide.definitions().values().stream()
                .filter(each ->
                        each != guide && !each.path("resourceType").asText().equals("ImplementationGuide"))
                .map(each -> each.path("resourceType").asText() + "/"
                        + each.path("id").asText());
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(definitions, examples).toList());
    }

    @Test
    void a_file_is_named_after_its_definition_and_speaks_both_languages() {
        Guide.definitions().forEach((name, definition) -> {
            String type = definition.path("resourceType").asText();
            String id = definition.path("id").asText();
            assertThat(name).isEqualTo(type + "-" + id + ".json");
            assertThat(definition.path("url").asText()).isEqualTo(BASE + type + "/" + id);
            assertThat(Markdown.arabic(definition, "description")).as(name).isNotBlank();
        });
    }

    @Test
    void every_rule_and_every_meaning_is_told_in_both_languages() {
        for (ObjectNode definition : Guide.ofType("StructureDefinition")) {
            for (JsonNode element : definition.at("/differential/element")) {
                String id = element.path("id").asText();
                if (element.has("short")) {
                    assertThat(Markdown.arabic(element, "short")).as(id).isNotBlank();
                }
                element.path("constraint")
                        .forEach(rule -> assertThat(Markdown.arabic(rule, "human"))
                                .as(id)
                                .isNotBlank());
            }
        }
    }

    @Test
    void the_table_of_judging_profiles_names_each_profile_with_its_type() {
        Map<String, String> types = new LinkedHashMap<>();
        GuideFiles.lines("applies.tsv").forEach(line -> types.put(line.split("\t", -1)[0], line.split("\t", -1)[1]));
        Map<String, String> profiles = new LinkedHashMap<>();
        Guide.profiles()
                .forEach(profile -> profiles.put(
                        profile.path("id").asText(), profile.path("type").asText()));
        assertThat(types).isEqualTo(profiles);
    }

    @Test
    void the_code_systems_are_those_of_the_reference_data() throws IOException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        Path reference = Guide.root().resolve("db/src/main/resources/db/reference");
        for (String line : Files.readAllLines(reference.resolve("scheme-code.csv"))) {
            String[] cells = line.split(",", -1);
            if (!cells[0].equals("system")) {
                rows.computeIfAbsent(cells[0], unseen -> new ArrayList<>())
                        .add(cells[1] + " " + cells[2] + " " + cells[3]);
            }
        }
        for (String line : Files.readAllLines(reference.resolve("service.csv"))) {
            String[] cells = line.split(",", -1);
            if (!cells[0].equals("code")) {
                rows.computeIfAbsent("service", unseen -> new ArrayList<>())
                        .add(cells[0] + " " + cells[1] + " " + cells[2]);
            }
        }
        Map<String, List<String>> files = new LinkedHashMap<>();
        for (ObjectNode system : Guide.ofType("CodeSystem")) {
            List<String> codes = new ArrayList<>();
            system.path("concept")
                    .forEach(concept -> codes.add(concept.path("code").asText() + " "
                            + concept.at("/designation/0/value").asText() + " "
                            + concept.path("display").asText()));
            assertThat(system.path("count").asInt()).isEqualTo(codes.size());
            files.put(system.path("id").asText(), codes);
        }
        assertThat(files).isEqualTo(rows);
    }

    @Test
    void every_extension_and_code_system_that_the_code_names_is_defined() throws IOException {
        TreeSet<String> undefined = new TreeSet<>();
        for (String module : List.of("care-rules", "fhir-server", "referral-service", "clinic-ui", "launcher")) {
            try (Stream<Path> sources = Files.walk(Guide.root().resolve(module).resolve("src/main/java"))) {
                for (Path source : sources.filter(each -> each.toString().endsWith(".java"))
                        .toList()) {
                    NAMED.matcher(Files.readString(source)).results().forEach(found -> {
                        String type = found.group(1).equals("structure") ? "StructureDefinition" : "CodeSystem";
                        if (!GuideFiles.has(type + "-" + found.group(2) + ".json")) {
                            undefined.add(found.group(1) + " " + found.group(2));
                        }
                    });
                }
            }
        }
        assertThat(undefined).isSubsetOf(DEMONSTRATION);
    }
}
