package org.usra.record.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.usra.record.terminology.CodeSource;
import org.usra.record.terminology.Concept;
import org.usra.record.terminology.ConceptFilter;
import org.usra.record.terminology.TerminologyFault;

/** Reads one {@code compose.include.filter}: <a href="https://hl7.org/fhir/R4/valueset-filter-operator.html">R4 operators</a>. */
final class FilterReader {

    private static final Set<String> UPWARD = Set.of("parent", "subsumedBy");

    private final CodeSource source;
    private final String value;
    private final String property;
    private final String path;

    private FilterReader(CodeSource source, JsonNode filter, String path) {
        this.source = source;
        this.value = filter.path("value").asText();
        String named = filter.path("property").asText();
        this.property = UPWARD.contains(named) ? "parent" : named;
        this.path = path;
    }

    static ConceptFilter read(CodeSource source, JsonNode filter, String path) {
        FilterReader reader = new FilterReader(source, filter, path);
        String operator = filter.path("op").asText();
        return switch (operator) {
            case "=" -> reader.equal();
            case "is-a" -> new ConceptFilter.Below(reader.concept().code(), true);
            case "descendent-of" -> new ConceptFilter.Below(reader.concept().code(), false);
            case "is-not-a" ->
                new ConceptFilter.Not(new ConceptFilter.Below(reader.concept().code(), true));
            case "generalizes" -> reader.generalizes();
            case "in" -> new ConceptFilter.Valued(reader.property, reader.values());
            case "not-in" -> new ConceptFilter.Not(new ConceptFilter.Valued(reader.property, reader.values()));
            case "regex" -> new ConceptFilter.Matching(reader.property, reader.pattern());
            case "exists" -> reader.exists();
            default ->
                throw TerminologyFault.invalid(
                        "The filter operator \"" + operator + "\" is none of R4.",
                        "معامل التصفية \"" + operator + "\" ليس من R4.",
                        path + ".op");
        };
    }

    private ConceptFilter equal() {
        return property.equals("child")
                ? new ConceptFilter.Codes(new LinkedHashSet<>(concept().parents()))
                : new ConceptFilter.Valued(property, Set.of(value));
    }

    private ConceptFilter generalizes() {
        Concept concept = concept();
        Set<String> codes = new LinkedHashSet<>(concept.ancestors());
        codes.add(concept.code());
        return new ConceptFilter.Codes(codes);
    }

    private ConceptFilter exists() {
        ConceptFilter present = new ConceptFilter.Present(property);
        return switch (value) {
            case "true" -> present;
            case "false" -> new ConceptFilter.Not(present);
            default ->
                throw TerminologyFault.invalid(
                        "The filter \"exists\" takes true or false.",
                        "قيمة التصفية exists هي true أو false.",
                        path + ".value");
        };
    }

    /** A code that is not there would make "is not a" mean everything. */
    private Concept concept() {
        return source.find(value)
                .orElseThrow(() -> TerminologyFault.invalid(
                        "The filter names the code \"" + value + "\", which \""
                                + source.heading().url() + "\" does not have.",
                        "تذكر التصفية الرمز \"" + value + "\" ولا يوجد في \""
                                + source.heading().url() + "\".",
                        path + ".value"));
    }

    private Set<String> values() {
        Set<String> values = new LinkedHashSet<>();
        Arrays.stream(value.split(",", -1)).map(String::strip).forEach(values::add);
        return values;
    }

    private Pattern pattern() {
        try {
            return Pattern.compile(value);
        } catch (PatternSyntaxException e) {
            throw TerminologyFault.invalid(
                    "\"" + value + "\" is no regular expression.",
                    "\"" + value + "\" ليس تعبيرًا نمطيًا صحيحًا.",
                    path + ".value");
        }
    }
}
