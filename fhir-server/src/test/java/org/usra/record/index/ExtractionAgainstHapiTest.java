package org.usra.record.index;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.IFhirPath;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.SyntheaFolder;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.definition.SearchParameter;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.InputLimits;
import org.usra.record.document.ResourceDocument;
import org.usra.record.path.ExpressionReader;
import org.usra.record.path.Found;

/** HAPI evaluates the same expressions on its own model; both must lead to the same values. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExtractionAgainstHapiTest {

    private static final int OF_EACH_TYPE = 12;
    private static final FhirContext HAPI = FhirContext.forR4Cached();

    private final FhirDefinitions definitions = new FhirDefinitions();
    private final Map<String, Integer> seen = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();
    private int compared;

    @Test
    void synthea_resources_are_found_by_the_same_values() throws IOException {
        try (Stream<Path> files = Files.list(SyntheaFolder.orSkip("nothing was compared with HAPI"))) {
            files.filter(file -> file.toString().endsWith(".json.gz")).sorted().forEach(this::compareFile);
        }
        System.out.println("compared " + compared + " evaluations with HAPI on " + seen);
        assertThat(compared).isGreaterThan(1_000);
        assertThat(differences).isEmpty();
    }

    @Test
    void choices_and_extensions_are_found_by_the_same_values() {
        for (String json : HandWritten.RESOURCES) {
            compare(HandWritten.document(json).root());
        }
        assertThat(differences).isEmpty();
    }

    private void compareFile(Path file) {
        try (InputStream stream = new GZIPInputStream(Files.newInputStream(file))) {
            ResourceDocument bundle = new DocumentReader().readJson(stream, InputLimits.IMPORT);
            Map<String, String> targets = new HashMap<>();
            for (JsonNode entry : bundle.root().path("entry")) {
                JsonNode resource = entry.path("resource");
                targets.put(
                        entry.path("fullUrl").asText(),
                        resource.path("resourceType").asText() + "/"
                                + resource.path("id").asText());
            }
            for (JsonNode entry : bundle.root().path("entry")) {
                String type = entry.path("resource").path("resourceType").asText();
                if (seen.merge(type, 1, Integer::sum) <= OF_EACH_TYPE
                        && entry.path("resource") instanceof ObjectNode root) {
                    resolve(root, targets);
                    compare(root);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void resolve(JsonNode node, Map<String, String> targets) {
        if (node instanceof ObjectNode object && object.path("reference").isTextual()) {
            object.put(
                    "reference", targets.getOrDefault(object.path("reference").asText(), "Practitioner/unresolved"));
        }
        node.forEach(child -> resolve(child, targets));
    }

    private void compare(ObjectNode root) {
        Found resource = Found.resource(root);
        Resource parsed = (Resource) HAPI.newJsonParser().parseResource(root.toString());
        IFhirPath path = HAPI.newFhirPath();
        for (SearchParameter parameter : definitions.searchParameters(resource.type())) {
            List<String> ours =
                    ExpressionReader.compile(parameter.expression()).on(List.of(resource), resource).stream()
                            .map(ExtractionAgainstHapiTest::describe)
                            .sorted()
                            .toList();
            // Branch by branch, because HAPI cannot unite everything that it can find (HAPI-0274).
            List<String> theirs = Stream.of(withoutResolving(parameter).split(" \\| ", -1))
                    .flatMap(branch -> path.evaluate(parsed, branch, IBase.class).stream())
                    .filter(value -> !(value instanceof IPrimitiveType<?> primitive) || primitive.getValue() != null)
                    .map(ExtractionAgainstHapiTest::describe)
                    .sorted()
                    .toList();
            compared++;
            if (!ours.equals(theirs)) {
                differences.add(resource.type() + "?" + parameter.code() + ": " + ours + " but HAPI " + theirs);
            }
        }
    }

    // HAPI 8.8.1's resolve() does not link against fhir-core 6.9 and later; the reference's own text says as much.
    private static String withoutResolving(SearchParameter parameter) {
        return parameter.expression().replaceAll("resolve\\(\\) is (\\w+)", "reference.startsWith('$1/')");
    }

    private static String describe(Found found) {
        String type = found.type().contains(".") ? "part" : found.type();
        return found.value().isValueNode() ? type + " " + found.value().asText() : type;
    }

    private static String describe(IBase value) {
        String type = ((Base) value).fhirType();
        return value instanceof IPrimitiveType<?> primitive
                ? type + " " + primitive.getValueAsString()
                : type.contains(".") ? "part" : type;
    }
}
