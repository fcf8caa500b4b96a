package org.usra.record.terminology;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.usra.record.terminology.Concept.Designation;
import org.usra.record.terminology.Concept.Property;

/**
 * Reads the concepts of a CodeSystem. One stands below another where it is nested in it, and where a property says so:
 * {@code parent}, {@code subsumedBy}, or {@code child} from the other side.
 */
final class ConceptReader {

    private static final Set<String> UPWARD = Set.of("parent", "subsumedBy");

    /** Read but not yet placed: its parents may stand further down. */
    private record Read(JsonNode json, List<Property> properties, Set<String> parents) {}

    private final Map<String, Read> read = new LinkedHashMap<>();
    private final Map<String, Set<String>> ancestors = new LinkedHashMap<>();

    Map<String, Concept> read(JsonNode codeSystem) {
        codeSystem.path("concept").forEach(concept -> add(concept, null));
        read.forEach((code, concept) -> concept.properties().stream()
                .filter(property -> property.code().equals("child"))
                .map(property -> read.get(property.value()))
                .filter(child -> child != null)
                .forEach(child -> child.parents().add(code)));
        Map<String, Concept> concepts = new LinkedHashMap<>();
        read.forEach((code, concept) -> concepts.put(code, concept(code, concept)));
        return concepts;
    }

    /** The entries of {@code compose.include.concept}: a code, perhaps a display and designations. */
    Map<String, Concept> listed(JsonNode entries) {
        Map<String, Concept> concepts = new LinkedHashMap<>();
        for (JsonNode entry : entries) {
            String code = entry.path("code").asText();
            concepts.putIfAbsent(code, concept(code, new Read(entry, List.of(), Set.of())));
        }
        return concepts;
    }

    private void add(JsonNode concept, @Nullable String parent) {
        String code = concept.path("code").asText();
        List<Property> properties = properties(concept);
        // A code that is nested in two places is one concept with two parents.
        Read here = read.computeIfAbsent(code, unseen -> new Read(concept, properties, new LinkedHashSet<>()));
        if (parent != null) {
            here.parents().add(parent);
        }
        properties.stream()
                .filter(property -> UPWARD.contains(property.code()))
                .forEach(property -> here.parents().add(property.value()));
        concept.path("concept").forEach(child -> add(child, code));
    }

    private Concept concept(String code, Read of) {
        return new Concept(
                code,
                of.json().path("display").asText(null),
                designations(of.json()),
                of.properties(),
                List.copyOf(of.parents()),
                ancestors.computeIfAbsent(code, this::above),
                isInactive(of.properties()),
                of.properties().stream()
                        .noneMatch(
                                property -> Set.of("notSelectable", "abstract").contains(property.code())
                                        && property.value().equals("true")));
    }

    /** Everything above, however a faulty hierarchy may turn in circles. */
    private Set<String> above(String code) {
        Set<String> above = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(code));
        while (!next.isEmpty()) {
            Read concept = read.get(next.pop());
            if (concept != null) {
                concept.parents().stream().filter(above::add).forEach(next::push);
            }
        }
        above.remove(code);
        return above;
    }

    /** <a href="https://hl7.org/fhir/R4/codesystem-concept-properties.html">Deprecated</a> may still be used, retired not. */
    private static boolean isInactive(List<Property> properties) {
        return properties.stream().anyMatch(property -> switch (property.code()) {
            case "inactive" -> property.value().equals("true");
            case "status" -> Set.of("retired", "inactive").contains(property.value());
            default -> false;
        });
    }

    static List<Designation> designations(JsonNode concept) {
        List<Designation> names = new ArrayList<>();
        for (JsonNode name : concept.path("designation")) {
            names.add(new Designation(
                    name.path("language").asText(null),
                    name.at("/use/code").asText(null),
                    name.path("value").asText()));
        }
        return names;
    }

    static List<Property> properties(JsonNode concept) {
        List<Property> properties = new ArrayList<>();
        if (concept.has("definition")) {
            properties.add(new Property(
                    "definition", "String", concept.path("definition").asText()));
        }
        for (JsonNode property : concept.path("property")) {
            property.properties().stream()
                    .filter(member -> member.getKey().startsWith("value"))
                    .findFirst()
                    .ifPresent(member -> properties.add(new Property(
                            property.path("code").asText(),
                            member.getKey().substring("value".length()),
                            member.getValue().isObject()
                                    ? member.getValue().path("code").asText()
                                    : member.getValue().asText())));
        }
        return properties;
    }
}
