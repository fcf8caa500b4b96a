package org.usra.record.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.SearchParameter;
import org.hl7.fhir.r4.model.SearchParameter.SearchParameterComponentComponent;

/** Writes HL7's SearchParameters, one line for each type that has one, as {@code r4-search-parameters.tsv}. */
final class ParameterListing {

    private static final int FIRST_OF_A_TYPE = 100;
    private static final Pattern ONLY_TARGET = Pattern.compile("resolve\\(\\) is (\\w+)");

    private final Map<String, String> codeByUrl = new HashMap<>();
    private final Map<String, Integer> numbers;

    /** @param numbers already given, by {@code Type.code}: a number is never given again */
    ParameterListing(Map<String, Integer> numbers) {
        this.numbers = numbers;
    }

    List<String> lines() {
        List<SearchParameter> all =
                PublishedDefinitions.inJson("sp/search-parameters.json", SearchParameter.class).stream()
                        .filter(SearchParameter::hasExpression)
                        .sorted(Comparator.comparing(SearchParameter::getCode))
                        .toList();
        all.forEach(parameter -> codeByUrl.put(parameter.getUrl(), parameter.getCode()));
        Map<String, List<String>> byType = all.stream()
                .flatMap(parameter -> parameter.getBase().stream().map(CodeType::getValue))
                .distinct()
                .sorted()
                .collect(Collectors.toMap(type -> type, type -> lines(type, all), (a, b) -> a, java.util.TreeMap::new));
        return byType.values().stream().flatMap(List::stream).toList();
    }

    private List<String> lines(String type, List<SearchParameter> all) {
        int next = numbers.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(type + "."))
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(type.equals("Resource") ? 0 : FIRST_OF_A_TYPE - 1);
        List<String> lines = new ArrayList<>();
        for (SearchParameter parameter : all) {
            if (parameter.getBase().stream().noneMatch(base -> base.getValue().equals(type))) {
                continue;
            }
            Integer number = numbers.get(type + "." + parameter.getCode());
            lines.add(line(type, number == null ? ++next : number, parameter));
        }
        return lines;
    }

    private String line(String type, int number, SearchParameter parameter) {
        String expression = expression(type, parameter.getExpression());
        Matcher only = ONLY_TARGET.matcher(expression);
        String targets = only.find()
                ? only.group(1)
                : parameter.getTarget().stream().map(CodeType::getValue).collect(Collectors.joining(","));
        String components =
                parameter.getComponent().stream().map(this::component).collect(Collectors.joining(";"));
        return String.join(
                "\t",
                type,
                Integer.toString(number),
                parameter.getCode(),
                parameter.getType().toCode(),
                parameter.getUrl(),
                targets,
                components,
                expression,
                description(type, parameter.getDescription()));
    }

    private String component(SearchParameterComponentComponent component) {
        return codeByUrl.get(component.getDefinition()) + "=" + component.getExpression();
    }

    private static String expression(String type, String expression) {
        // HL7's own slip: the first branch of InsurancePlan?name names no type.
        return Arrays.stream(
                        expression.replaceAll("^name \\|", type + ".name |").split(" \\| "))
                .map(String::strip)
                .filter(branch -> branch.matches("\\(?" + type + "\\b.*"))
                .collect(Collectors.joining(" | "));
    }

    private static String description(String type, String description) {
        Matcher own =
                Pattern.compile("\\[" + type + "]\\([^)]*\\): ([^\\r\\n]*)").matcher(description);
        return (own.find() ? own.group(1) : description).replaceAll("\\s+", " ").strip();
    }
}
