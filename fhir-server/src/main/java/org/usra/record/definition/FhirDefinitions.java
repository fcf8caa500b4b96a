package org.usra.record.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What FHIR R4 (and our own SearchParameters) define, compiled once at start-up. */
@Component
public final class FhirDefinitions {

    private static final Set<String> WORDLESS = Set.of(
            "Patient",
            "Person",
            "RelatedPerson",
            "Group",
            "EpisodeOfCare",
            "Coverage",
            "Encounter",
            "Observation",
            "Immunization",
            "Claim",
            "ClaimResponse",
            "ExplanationOfBenefit",
            "CoverageEligibilityRequest",
            "CoverageEligibilityResponse",
            "Schedule",
            "Slot",
            "Provenance",
            "AuditEvent");

    private final Map<String, Short> numberByType = new HashMap<>();
    private final Map<Short, String> typeByNumber = new HashMap<>();
    private final Map<String, Map<String, SearchParameter>> parameters = new HashMap<>();
    private final Map<String, Map<String, String>> componentExpressions = new HashMap<>();
    private final Map<String, Map<String, List<String>>> compartments = new HashMap<>();
    private final Map<String, Map<String, Basis>> bases = new HashMap<>();
    private final Map<String, SearchParameter> owners = new HashMap<>();
    private final Map<String, SearchParameter> dates = new HashMap<>();
    private final List<String> types;
    private final List<SearchParameter> common;

    public FhirDefinitions() {
        for (String line : Listing.lines("r4-types.tsv")) {
            String[] columns = line.split("\t", -1);
            numberByType.put(columns[1], Short.valueOf(columns[0]));
            typeByNumber.put(Short.valueOf(columns[0]), columns[1]);
        }
        types = numberByType.keySet().stream().sorted().toList();
        List<SearchParameter> ofResource = new ArrayList<>();
        for (String line : Listing.lines("r4-search-parameters.tsv")) {
            SearchParameter parameter = parameter(line.split("\t", -1));
            if (parameter.resourceType().equals("Resource")) {
                ofResource.add(parameter);
            } else {
                add(parameter.resourceType(), parameter);
            }
        }
        OwnSearchParameters.read().forEach(parameter -> add(parameter.resourceType(), parameter));
        common = List.copyOf(ofResource);
        types.forEach(type -> common.forEach(parameter -> add(type, parameter)));
        for (String line : Listing.lines("r4-compartments.tsv")) {
            String[] columns = line.split("\t", -1);
            compartments
                    .computeIfAbsent(columns[0], unseen -> new HashMap<>())
                    .put(
                            columns[1],
                            list(columns[2]).stream()
                                    .filter(code -> !code.startsWith("{"))
                                    .toList());
        }
        parameters.forEach((type, ofType) -> {
            bases.put(type, Bases.of(ofType.values()));
            Leading.owner(ofType, this::basis).ifPresent(owner -> owners.put(type, owner));
            Leading.date(ofType, this::basis).ifPresent(date -> dates.put(type, date));
        });
    }

    /** Under which numbers the values of a parameter are kept. */
    public Basis basis(SearchParameter parameter) {
        Basis basis = bases.getOrDefault(parameter.resourceType(), Map.of()).get(parameter.code());
        return basis == null ? new Basis(List.of(parameter), true, false) : basis;
    }

    /** The reference whose Patient owns resources of this type, kept in {@code record.resource.patient}. */
    public Optional<SearchParameter> owner(String type) {
        return Optional.ofNullable(owners.get(type));
    }

    /** The date whose value is kept in {@code record.resource.moment_low} and {@code moment_high}. */
    public Optional<SearchParameter> leadingDate(String type) {
        return Optional.ofNullable(dates.get(type));
    }

    public boolean isResourceType(String type) {
        return numberByType.containsKey(type);
    }

    /** All R4 resource types in alphabetical order. */
    public List<String> resourceTypes() {
        return types;
    }

    /** The number that stands for the type in {@code record.resource.type}; never reused. */
    public short typeNumber(String type) {
        Short number = numberByType.get(type);
        if (number == null) {
            throw new IllegalArgumentException(type + " is no R4 resource type");
        }
        return number;
    }

    public String typeName(short number) {
        String type = typeByNumber.get(number);
        if (type == null) {
            throw new IllegalArgumentException("no R4 resource type has number " + number);
        }
        return type;
    }

    /** Those of Resource, which every type has: {@code _id}, {@code _lastUpdated}, {@code _tag}, … */
    public List<SearchParameter> commonParameters() {
        return common;
    }

    /** Includes the parameters of Resource and DomainResource ({@code _id}, {@code _tag}, …) for every type. */
    public Optional<SearchParameter> searchParameter(String type, String code) {
        return Optional.ofNullable(parameters.getOrDefault(type, Map.of()).get(code));
    }

    public List<SearchParameter> searchParameters(String type) {
        return List.copyOf(parameters.getOrDefault(type, Map.of()).values());
    }

    /** What is found by words and has no expression: {@code _content}, and {@code _text} where a narrative can be. */
    public List<String> wordParameters(String type) {
        return isResourceType(type)
                ? List.of("Binary", "Bundle", "Parameters").contains(type)
                        ? List.of("_content")
                        : List.of("_content", "_text")
                : List.of();
    }

    /**
     * Whether the words of resources of this type stand in a table, or only in the documents: what is written most says
     * little in words, and is asked for by patient, code or date. Who changes the list lets everything be reindexed.
     */
    public boolean keepsWords(String type) {
        return !WORDLESS.contains(type);
    }

    /** The expression of a composite's component, on the element that the composite's own expression finds. */
    public String componentExpression(SearchParameter composite, String component) {
        String expression =
                componentExpressions.getOrDefault(composite.url(), Map.of()).get(component);
        if (expression == null) {
            throw new IllegalArgumentException(composite.code() + " has no component " + component);
        }
        return expression;
    }

    /** The parameters of {@code type} that place it in the compartment, e.g. {@code ("Patient", "Observation")}. */
    public List<String> compartmentParameters(String compartment, String type) {
        return compartments.getOrDefault(compartment, Map.of()).getOrDefault(type, List.of());
    }

    /** What elements each type has. */
    public ElementShapes shapes() {
        return ElementShapes.r4();
    }

    private void add(String type, SearchParameter parameter) {
        SearchParameter ofType = new SearchParameter(
                type,
                parameter.code(),
                parameter.type(),
                parameter.url(),
                parameter.expression(),
                parameter.description(),
                parameter.number(),
                parameter.targets(),
                parameter.components());
        parameters.computeIfAbsent(type, unseen -> new LinkedHashMap<>()).put(parameter.code(), ofType);
    }

    private SearchParameter parameter(String[] columns) {
        Map<String, String> components = new LinkedHashMap<>();
        for (String component : columns[6].split(";", -1)) {
            int mark = component.indexOf('=');
            if (mark > 0) {
                components.put(component.substring(0, mark), component.substring(mark + 1));
            }
        }
        if (!components.isEmpty()) {
            componentExpressions.put(columns[4], components);
        }
        return new SearchParameter(
                columns[0],
                columns[2],
                ParameterType.valueOf(columns[3].toUpperCase(Locale.ROOT)),
                columns[4],
                columns[7],
                columns[8],
                Integer.parseInt(columns[1]),
                list(columns[5]),
                List.copyOf(components.keySet()));
    }

    private static List<String> list(String commas) {
        return commas.isEmpty() ? List.of() : Arrays.asList(commas.split(",", -1));
    }
}
