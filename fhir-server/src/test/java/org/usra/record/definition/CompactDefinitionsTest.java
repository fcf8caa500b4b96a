package org.usra.record.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CompartmentDefinition;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Golden files: {@code -Dgolden=write} makes them anew from HL7's definitions, keeping every number once given. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CompactDefinitionsTest {

    private static final Path RESOURCES = Path.of("src/main/resources/org/usra/record/definition");

    @Test
    void elements_and_required_codes_are_those_of_hl7() throws IOException {
        ElementListing elements = new ElementListing();
        compare("r4-elements.txt", elements.lines());
        compare("r4-codes.tsv", new CodeListing().lines(elements.valueSets()));
        compare("r4-types.tsv", types(elements.lines()));
    }

    @Test
    void code_systems_and_value_sets_are_those_of_hl7() throws IOException {
        TerminologyListing terminology = new TerminologyListing();
        compare("r4-code-systems.ndjson", terminology.codeSystems());
        compare("r4-value-sets.ndjson", terminology.valueSets());
    }

    @Test
    void search_parameters_are_those_of_hl7() throws IOException {
        Map<String, Integer> numbers = new HashMap<>();
        for (String line : committed("r4-search-parameters.tsv")) {
            String[] columns = line.split("\t", -1);
            numbers.put(columns[0] + "." + columns[2], Integer.valueOf(columns[1]));
        }
        compare("r4-search-parameters.tsv", new ParameterListing(numbers).lines());
    }

    @Test
    void compartments_are_those_of_hl7() throws IOException {
        List<String> lines = new ArrayList<>();
        for (CompartmentDefinition compartment :
                PublishedDefinitions.inXml("profile/profiles-resources.xml", CompartmentDefinition.class)) {
            compartment.getResource().stream()
                    .filter(CompartmentDefinition.CompartmentDefinitionResourceComponent::hasParam)
                    .forEach(resource -> lines.add(compartment.getCode().toCode() + "\t" + resource.getCode() + "\t"
                            + resource.getParam().stream()
                                    .map(StringType::getValue)
                                    .collect(Collectors.joining(","))));
        }
        compare("r4-compartments.tsv", lines);
    }

    private static List<String> types(List<String> elements) throws IOException {
        Map<String, Integer> numbers = new HashMap<>();
        for (String line : committed("r4-types.tsv")) {
            numbers.put(line.split("\t", -1)[1], Integer.valueOf(line.split("\t", -1)[0]));
        }
        List<String> lines = new ArrayList<>();
        int next = numbers.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        for (String line : elements) {
            if (line.startsWith("# resource ")) {
                String type = line.substring("# resource ".length());
                Integer number = numbers.get(type);
                lines.add((number == null ? ++next : number) + "\t" + type);
            }
        }
        return lines;
    }

    private static List<String> committed(String file) throws IOException {
        Path path = RESOURCES.resolve(file);
        return Files.exists(path) ? Files.readAllLines(path) : List.of();
    }

    private static void compare(String file, List<String> lines) throws IOException {
        if ("write".equals(System.getProperty("golden"))) {
            Files.write(RESOURCES.resolve(file), lines);
        }
        assertThat(committed(file)).isEqualTo(lines);
    }
}
