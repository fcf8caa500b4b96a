package org.usra.record.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord;
import org.usra.record.access.TestTokens;
import org.usra.rules.guide.GuideFiles;

/** The guide's files, its examples among them, are resources that the record takes and answers with. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LoadingTheGuideTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DOCTOR = TestTokens.person("doctor", "03");

    @Test
    void definitions_and_examples_load_and_are_found_by_their_addresses() throws Exception {
        try (RunningRecord record = new RunningRecord().withPosts()) {
            record.load(
                    GuideFiles.names().stream().map(LoadingTheGuideTest::served).toArray(String[]::new));
            record.load(examples().toArray(String[]::new));

            JsonNode found = record.get(
                            DOCTOR,
                            "StructureDefinition?url=https://fhir.usra.example/StructureDefinition/usra-referral")
                    .body();
            assertThat(found.at("/entry/0/resource/type").asText()).isEqualTo("ServiceRequest");
            assertThat(found.at("/entry/0/resource/snapshot/element/0/id").asText())
                    .isEqualTo("ServiceRequest");
            assertThat(record.get(DOCTOR, "SearchParameter?code=assigned-unit")
                            .body()
                            .path("total")
                            .asInt())
                    .isEqualTo(1);
            assertThat(record.get(DOCTOR, "ImplementationGuide/usra").status()).isEqualTo(200);
            JsonNode roles = record.get(
                            DOCTOR,
                            "ValueSet/$expand?displayLanguage=ar&url=https://fhir.usra.example/ValueSet/family-role")
                    .body();
            assertThat(roles.at("/expansion/contains/0/display").asText()).isEqualTo("رب الأسرة");
        }
    }

    private static Stream<String> examples() throws Exception {
        JsonNode guide = JSON.readTree(GuideFiles.text("ImplementationGuide-usra.json"));
        List<JsonNode> listed = List.copyOf(guide.at("/definition/resource").findParents("exampleCanonical"));
        assertThat(listed).hasSizeGreaterThan(29);
        return listed.stream()
                .map(each -> each.path("name").asText().replace("Example of ", ""))
                .map(name -> resource("example/" + name + ".json"));
    }

    /** As the launcher loads it: a definition with its snapshot. */
    private static String served(String file) {
        String text = resource(file);
        return file.startsWith("StructureDefinition-")
                ? text.replace("\"differential\"", "\"snapshot\":" + resource("snapshot/" + file) + ",\"differential\"")
                : text;
    }

    /** The fixture writes ' for ". */
    private static String resource(String file) {
        return GuideFiles.text(file).replace("'", "\\u0027");
    }
}
