package org.usra.record.search;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.store.ResourceKey;

/** Searches within a <a href="https://hl7.org/fhir/R4/compartmentdefinition.html">compartment</a>: {@code Patient/1/Observation}. */
@Component
public class CompartmentSearch {

    /** Types of the compartment that lead to other people. */
    private static final List<String> RELATIVES = List.of("Patient", "Group", "Person");

    private final QueryReader queries;
    private final FhirDefinitions definitions;
    private final AccessPolicy access;
    private final RequestedTypes requested;

    CompartmentSearch(QueryReader queries, FhirDefinitions definitions, AccessPolicy access, RequestedTypes requested) {
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
        List<SearchQuery> all = new ArrayList<>();
        for (String type : types) {
            if (!isMember(owner, type)) {
                throw SearchFault.parameter(owner.type() + "/[id]/" + type);
            }
            all.add(queries.read(caller, type, parameters).and(member(owner, type)));
        }
        return all;
    }

    /** The patient first, then what belongs to this patient; of relatives nothing. */
    public List<SearchQuery> everything(Caller caller, ResourceKey patient, List<QueryParameter> parameters) {
        List<String> named = requested.named(parameters);
        List<String> members = definitions.resourceTypes().stream()
                .filter(type -> isMember(patient, type) && access.permits(caller, type, Interaction.SEARCH))
                .filter(type -> !RELATIVES.contains(type))
                .toList();
        List<SearchQuery> all = new ArrayList<>();
        all.add(queries.read(caller, "Patient", parameters).and(queries.withIds("Patient", List.of(patient.id()))));
        all.addAll(queries(caller, patient, members, parameters));
        return all.stream()
                .filter(query -> named.isEmpty() || named.contains(query.type()))
                .toList();
    }

    private boolean isMember(ResourceKey owner, String type) {
        return !definitions.compartmentParameters(owner.type(), type).isEmpty();
    }

    private Criterion member(ResourceKey owner, String type) {
        return TextValues.anyOf(definitions.compartmentParameters(owner.type(), type).stream()
                .flatMap(code -> definitions.searchParameter(type, code).stream())
                .map(parameter -> queries.referringTo(parameter, List.of(owner)))
                .toList());
    }
}
