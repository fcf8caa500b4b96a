package org.usra.record.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.definition.SearchParameter;
import org.usra.record.store.ResourceKey;

/** Searches within a <a href="https://hl7.org/fhir/R4/compartmentdefinition.html">compartment</a>: {@code Patient/1/Observation}. */
@Component
public class CompartmentSearch {

    /** Types of the compartment that lead to other people. */
    private static final List<String> RELATIVES = List.of("Patient", "Group", "Person");

    /** What a record needs to be understood, and no part of another patient's. */
    private static final List<String> SUPPORTING =
            List.of("Practitioner", "PractitionerRole", "Medication", "Organization", "Location");

    /** The inputs for the time of care, and how a date is compared with them. */
    private static final Map<String, String> TIME = Map.of("start", "ge", "end", "le");

    private final QueryReader queries;
    private final FhirDefinitions definitions;
    private final AccessPolicy access;
    private final MomentValues moments;
    private final RequestedTypes requested;

    CompartmentSearch(
            QueryReader queries,
            FhirDefinitions definitions,
            AccessPolicy access,
            MomentValues moments,
            RequestedTypes requested) {
        this.moments = moments;
        this.requested = requested;
        this.queries = queries;
        this.definitions = definitions;
        this.access = access;
    }

    /** The types of the compartment that {@code _type} names, or every one that the caller may search. */
    public List<String> types(Caller caller, ResourceKey owner, List<QueryParameter> parameters) {
        List<String> named = requested.named(parameters);
        return named.isEmpty()
                ? definitions.resourceTypes().stream()
                        .filter(type -> isMember(owner, type) && access.permits(caller, type, Interaction.SEARCH))
                        .toList()
                : named;
    }

    /** One search for each of these types; refused when one is no member of the compartment. */
    public List<SearchQuery> queries(
            Caller caller, ResourceKey owner, List<String> types, List<QueryParameter> parameters) {
        for (String type : types) {
            if (!isMember(owner, type)) {
                throw SearchFault.parameter(owner.type() + "/[id]/" + type);
            }
        }
        return queries.read(caller, types, parameters).stream()
                .map(query -> query.and(member(owner, query.type())))
                .toList();
    }

    /**
     * The patient first, then what belongs to this patient; of relatives nothing. What these refer to of supporting types
     * comes along.
     */
    public List<SearchQuery> everything(Caller caller, ResourceKey patient, List<QueryParameter> parameters) {
        List<String> named = requested.named(parameters);
        List<String> members = definitions.resourceTypes().stream()
                .filter(type -> isMember(patient, type) && access.permits(caller, type, Interaction.SEARCH))
                .filter(type -> !RELATIVES.contains(type))
                .toList();
        List<String> time = time(parameters);
        List<QueryParameter> others = parameters.stream()
                .filter(parameter -> !TIME.containsKey(parameter.name()))
                .toList();
        List<Include> supporting = SUPPORTING.stream()
                .filter(type -> named.isEmpty() || named.contains(type))
                .filter(type -> access.permits(caller, type, Interaction.SEARCH))
                .map(type -> new Include(false, true, "*", "*", type))
                .toList();
        List<SearchQuery> all = new ArrayList<>();
        all.add(queries.read(caller, "Patient", others).and(queries.withIds("Patient", List.of(patient.id()))));
        queries(caller, patient, members, others).stream()
                .map(query -> definitions
                        .leadingDate(query.type())
                        .filter(date -> !time.isEmpty())
                        .map(date -> query.and(inTime(date, time)))
                        .orElse(query))
                .forEach(all::add);
        return all.stream()
                .filter(query -> named.isEmpty() || named.contains(query.type()))
                .map(query -> query.including(supporting))
                .toList();
    }

    /** Of that time by the date that leads the type, or without a date. */
    private Criterion inTime(SearchParameter date, List<String> values) {
        List<Criterion> all = values.stream()
                .map(value -> moments.parse(date, List.of(value)))
                .toList();
        return TextValues.anyOf(
                List.of(Existence.parse(date, definitions.basis(date), List.of("true")), new Criterion.AllOf(all)));
    }

    private static List<String> time(List<QueryParameter> parameters) {
        return parameters.stream()
                .filter(parameter -> TIME.containsKey(parameter.name()))
                .map(parameter -> TIME.get(parameter.name()) + parameter.value())
                .toList();
    }

    private boolean isMember(ResourceKey owner, String type) {
        return !definitions.compartmentParameters(owner.type(), type).isEmpty();
    }

    private Criterion member(ResourceKey owner, String type) {
        return TextValues.anyOf(definitions.compartmentParameters(owner.type(), type).stream()
                .flatMap(code -> definitions.searchParameter(type, code).stream())
                .map(parameter -> queries.referringTo(parameter, List.of(Linked.byId(owner))))
                .toList());
    }
}
