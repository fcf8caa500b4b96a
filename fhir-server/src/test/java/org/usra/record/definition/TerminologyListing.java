package org.usra.record.definition;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;

/**
 * HL7's own code systems, whole but without their prose, and every value set that consists of nothing else. What belongs to
 * others (SNOMED CT, LOINC, ...) is left out, codes and text.
 */
final class TerminologyListing {

    private static final List<String> FILES =
            List.of("valueset/valuesets.xml", "valueset/v3-codesystems.xml", "valueset/v2-tables.xml");

    private static final Set<CodeSystemContentMode> WITH_CODES =
            Set.of(CodeSystemContentMode.COMPLETE, CodeSystemContentMode.FRAGMENT, CodeSystemContentMode.EXAMPLE);

    private final IParser json = FhirContext.forR4Cached().newJsonParser();
    private final Map<String, CodeSystem> systems = new LinkedHashMap<>();
    private final Map<String, ValueSet> sets = new LinkedHashMap<>();

    TerminologyListing() {
        for (String file : FILES) {
            PublishedDefinitions.inXml(file, CodeSystem.class).stream()
                    .filter(system -> isOfHl7(system.getUrl()) && WITH_CODES.contains(system.getContent()))
                    .forEach(system -> systems.putIfAbsent(system.getUrl(), system));
            PublishedDefinitions.inXml(file, ValueSet.class).stream()
                    .filter(set -> isOfHl7(set.getUrl()))
                    .forEach(set -> sets.putIfAbsent(set.getUrl(), set));
        }
        dropWhatBelongsToOthers();
    }

    List<String> codeSystems() {
        return systems.values().stream()
                .sorted(Comparator.comparing(CodeSystem::getUrl))
                .map(TerminologyListing::compact)
                .map(json::encodeResourceToString)
                .toList();
    }

    List<String> valueSets() {
        return sets.values().stream()
                .sorted(Comparator.comparing(ValueSet::getUrl))
                .map(TerminologyListing::compact)
                .map(json::encodeResourceToString)
                .toList();
    }

    /** A set that draws on a dropped one is dropped too, and so on. */
    private void dropWhatBelongsToOthers() {
        Set<String> kept = new HashSet<>();
        do {
            kept.clear();
            kept.addAll(sets.keySet());
            sets.values().removeIf(set -> !isOurs(set, kept));
        } while (kept.size() > sets.size());
    }

    private boolean isOurs(ValueSet set, Set<String> kept) {
        List<ConceptSetComponent> parts = Stream.concat(
                        set.getCompose().getInclude().stream(), set.getCompose().getExclude().stream())
                .toList();
        return !parts.isEmpty()
                && parts.stream()
                        .allMatch(part -> (!part.hasSystem() || systems.containsKey(part.getSystem()))
                                && part.getValueSet().stream().allMatch(set2 -> kept.contains(set2.getValue())));
    }

    private static boolean isOfHl7(String url) {
        return url.startsWith("http://hl7.org/fhir/") || url.startsWith("http://terminology.hl7.org/");
    }

    private static CodeSystem compact(CodeSystem system) {
        CodeSystem compact = new CodeSystem();
        compact.setUrl(system.getUrl()).setVersion(system.getVersion()).setName(system.getName());
        compact.setTitle(system.getTitle()).setStatus(system.getStatus());
        compact.setCaseSensitive(system.getCaseSensitive()).setContent(system.getContent());
        system.getConcept().forEach(concept -> compact.addConcept(compact(concept)));
        return compact;
    }

    private static ConceptDefinitionComponent compact(ConceptDefinitionComponent concept) {
        ConceptDefinitionComponent compact = new ConceptDefinitionComponent();
        compact.setCode(concept.getCode()).setDisplay(concept.getDisplay());
        concept.getProperty().stream()
                .filter(property ->
                        Set.of("status", "notSelectable", "abstract", "child").contains(property.getCode()))
                .forEach(compact::addProperty);
        concept.getConcept().forEach(child -> compact.addConcept(compact(child)));
        return compact;
    }

    private static ValueSet compact(ValueSet set) {
        ValueSet compact = new ValueSet();
        compact.setUrl(set.getUrl()).setVersion(set.getVersion()).setName(set.getName());
        compact.setTitle(set.getTitle()).setStatus(set.getStatus());
        compact.setCompose(set.getCompose().copy());
        Stream.concat(compact.getCompose().getInclude().stream(), compact.getCompose().getExclude().stream())
                .flatMap(part -> part.getConcept().stream())
                .forEach(concept -> {
                    concept.setExtension(null);
                    concept.setDesignation(null);
                });
        compact.getCompose().getInclude().forEach(part -> part.setExtension(null));
        return compact;
    }
}
