package org.usra.record.search;

import java.util.List;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.store.ResourceStore;
import org.usra.record.store.Sql;

/** The resource types that a search is about: what {@code _type} names, in every repetition of it, or all. */
@Component
public class RequestedTypes {

    private final FhirDefinitions definitions;
    private final AccessPolicy access;
    private final ResourceStore store;

    RequestedTypes(FhirDefinitions definitions, AccessPolicy access, ResourceStore store) {
        this.definitions = definitions;
        this.access = access;
        this.store = store;
    }

    /** Empty where {@code _type} is not given; refused where it names no type. */
    public List<String> named(List<QueryParameter> parameters) {
        List<String> types = parameters.stream()
                .filter(parameter -> parameter.name().equals("_type"))
                .filter(parameter -> !parameter.value().isEmpty())
                .flatMap(parameter -> EscapedText.split(parameter.value(), ',').stream())
                .distinct()
                .toList();
        for (String type : types) {
            if (!definitions.isResourceType(type)) {
                throw SearchFault.at(
                        SearchFault.value(type, "R4 has no such resource type", "لا يوجد نوع كهذا في R4"), "_type");
            }
        }
        return types;
    }

    /** Where the address names the type, {@code _type} can name no other. */
    public void requireOnly(String type, List<QueryParameter> parameters) {
        for (String named : named(parameters)) {
            if (!named.equals(type)) {
                throw SearchFault.at(
                        SearchFault.value(named, "the address asks for " + type, "العنوان يطلب النوع " + type),
                        "_type");
            }
        }
    }

    /** The types named, or every type that the caller may search and that anything is stored of. */
    public List<String> ofSystem(Caller caller, List<QueryParameter> parameters) {
        List<String> named = named(parameters);
        return named.isEmpty() ? stored(caller) : named;
    }

    /** Without {@code _type} only what every type knows alike: anything else would be 146 questions. */
    public void requireOfEveryType(List<QueryParameter> parameters) {
        if (!named(parameters).isEmpty()) {
            return;
        }
        for (QueryParameter parameter : parameters) {
            String name = parameter.name();
            String code = name.split(":", 2)[0];
            if (!ResultOptions.understands(name)
                    && definitions.commonParameters().stream()
                            .noneMatch(common -> common.code().equals(code))) {
                throw SearchFault.at(SearchFault.withoutTypes(name), name);
            }
        }
    }

    /** One probe for each type, so that the search itself asks few. */
    private List<String> stored(Caller caller) {
        Short[] permitted = definitions.resourceTypes().stream()
                .filter(type -> access.permits(caller, type, Interaction.SEARCH))
                .map(definitions::typeNumber)
                .toArray(Short[]::new);
        return store
                .numbers(Sql.of(
                        "select t from unnest(?::smallint[]) t"
                                + " where exists (select 1 from resource r where r.type = t)",
                        (Object) permitted))
                .stream()
                .map(number -> definitions.typeName(number.shortValue()))
                .sorted()
                .toList();
    }
}
