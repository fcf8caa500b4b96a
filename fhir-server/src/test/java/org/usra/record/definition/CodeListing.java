package org.usra.record.definition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;

/** Expands the value sets of required bindings into {@code r4-codes.tsv}; what HL7 does not enumerate is left out. */
final class CodeListing {

    private final Map<String, ValueSet> valueSets = new HashMap<>();
    private final Map<String, CodeSystem> codeSystems = new HashMap<>();

    CodeListing() {
        for (String file : List.of("valueset/valuesets.xml", "valueset/v3-codesystems.xml")) {
            PublishedDefinitions.inXml(file, ValueSet.class).forEach(set -> valueSets.put(set.getUrl(), set));
            PublishedDefinitions.inXml(file, CodeSystem.class)
                    .forEach(system -> codeSystems.put(system.getUrl(), system));
        }
    }

    List<String> lines(Set<String> urls) {
        List<String> lines = new ArrayList<>();
        for (String url : urls) {
            expand(url)
                    .ifPresent(codes ->
                            codes.forEach((system, members) -> lines.add(url.substring(url.lastIndexOf('/') + 1) + "\t"
                                    + system + "\t" + String.join("\t", members))));
        }
        return lines;
    }

    private Optional<Map<String, Set<String>>> expand(String url) {
        ValueSet set = valueSets.get(url);
        if (set == null || set.getCompose().hasExclude()) {
            return Optional.empty();
        }
        Map<String, Set<String>> codes = new LinkedHashMap<>();
        for (ConceptSetComponent include : set.getCompose().getInclude()) {
            if (!addInclude(include, codes)) {
                return Optional.empty();
            }
        }
        return codes.isEmpty() ? Optional.empty() : Optional.of(codes);
    }

    private boolean addInclude(ConceptSetComponent include, Map<String, Set<String>> codes) {
        for (CanonicalType imported : include.getValueSet()) {
            Optional<Map<String, Set<String>>> inner =
                    expand(imported.getValue().replaceAll("\\|.*", ""));
            if (inner.isEmpty() || include.hasSystem()) {
                return false;
            }
            inner.get().forEach((system, members) -> of(codes, system).addAll(members));
        }
        if (include.hasConcept()) {
            include.getConcept().stream()
                    .map(ConceptReferenceComponent::getCode)
                    .forEach(of(codes, include.getSystem())::add);
            return true;
        }
        return !include.hasSystem() || addSystem(include, codes);
    }

    private boolean addSystem(ConceptSetComponent include, Map<String, Set<String>> codes) {
        CodeSystem system = codeSystems.get(include.getSystem());
        if (system == null || system.getContent() != CodeSystemContentMode.COMPLETE || include.hasFilter()) {
            return false;
        }
        addConcepts(system.getConcept(), of(codes, include.getSystem()));
        return true;
    }

    private static void addConcepts(List<ConceptDefinitionComponent> concepts, Set<String> codes) {
        for (ConceptDefinitionComponent concept : concepts) {
            codes.add(concept.getCode());
            addConcepts(concept.getConcept(), codes);
        }
    }

    private static Set<String> of(Map<String, Set<String>> codes, String system) {
        return codes.computeIfAbsent(system, unseen -> new LinkedHashSet<>());
    }
}
