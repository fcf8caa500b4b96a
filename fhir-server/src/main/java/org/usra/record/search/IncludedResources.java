package org.usra.record.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.definition.ParameterType;
import org.usra.record.definition.SearchParameter;
import org.usra.record.index.IndexedValues.Reference;
import org.usra.record.search.ResourceFinder.Hit;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.ResourceStore;
import org.usra.record.store.StoredResource;

/** What {@code _include} and {@code _revinclude} add to a page; every branch is read as the caller may see that type. */
@Component
class IncludedResources {

    private static final int MOST_INCLUDED = 1000;

    /** A single match can be cut into no smaller pages. */
    private static final int MOST_OF_ONE = 5000;

    private final ResourceFinder finder;
    private final ResourceStore store;
    private final FhirDefinitions definitions;
    private final AccessPolicy access;
    private final QueryReader queries;
    private final Canonicals canonicals;

    IncludedResources(
            ResourceFinder finder,
            ResourceStore store,
            FhirDefinitions definitions,
            AccessPolicy access,
            QueryReader queries) {
        this.queries = queries;
        this.canonicals = new Canonicals(definitions, finder);
        this.finder = finder;
        this.store = store;
        this.definitions = definitions;
        this.access = access;
    }

    List<StoredResource> of(Caller caller, SearchQuery query, List<Hit> matches) {
        List<Include> includes = query.options().includes();
        if (includes.isEmpty() || matches.isEmpty()) {
            return List.of();
        }
        includes.forEach(include -> requirePermitted(caller, include));
        int most = matches.size() == 1 ? MOST_OF_ONE : MOST_INCLUDED;
        Map<ResourceKey, StoredResource> included = new LinkedHashMap<>();
        Set<ResourceKey> known = new LinkedHashSet<>();
        matches.forEach(match -> known.add(match.key()));
        List<StoredResource> from = matches.stream().map(Hit::row).toList();
        for (boolean first = true; !from.isEmpty(); first = false) {
            List<StoredResource> found = new ArrayList<>();
            for (Include include : includes) {
                if (first || include.iterate()) {
                    List<StoredResource> branch = include.reverse()
                            ? referring(caller, include, from, most)
                            : referred(caller, include, from);
                    branch.stream().filter(row -> known.add(row.key())).forEach(found::add);
                }
            }
            found.forEach(row -> included.put(row.key(), row));
            requireFew(included.size(), most);
            from = found;
        }
        return List.copyOf(included.values());
    }

    private void requirePermitted(Caller caller, Include include) {
        if (include.reverse() && !include.source().equals("*")) {
            access.requirePermitted(caller, include.source(), Interaction.SEARCH);
        }
        if (include.target() != null && !include.reverse()) {
            access.requirePermitted(caller, include.target(), Interaction.SEARCH);
        }
    }

    /** What these refer to. */
    private List<StoredResource> referred(Caller caller, Include include, List<StoredResource> from) {
        Map<String, Set<String>> wanted = new HashMap<>();
        Map<String, Set<String>> named = new HashMap<>();
        for (StoredResource row : from) {
            String type = row.key().type();
            if (!include.source().equals("*") && !include.source().equals(type)) {
                continue;
            }
            for (Reference reference : finder.references(row, parameters(type, include))) {
                if (reference.type() != null
                        && reference.id() != null
                        && (include.target() == null || include.target().equals(reference.type()))) {
                    wanted.computeIfAbsent(reference.type(), key -> new LinkedHashSet<>())
                            .add(reference.id());
                }
                for (String canonical : Canonicals.of(List.of(reference))) {
                    definers(type, reference, include)
                            .forEach(definer -> named.computeIfAbsent(definer, key -> new LinkedHashSet<>())
                                    .add(canonical));
                }
            }
        }
        List<StoredResource> rows = new ArrayList<>();
        wanted.forEach((type, ids) -> {
            if (definitions.isResourceType(type) && access.permits(caller, type, Interaction.SEARCH)) {
                rows.addAll(store.all(type, ids, access.visible(caller, type, Interaction.SEARCH)));
            }
        });
        named.forEach((type, urls) -> canonicals
                .criterion(type, urls)
                .filter(criterion -> access.permits(caller, type, Interaction.SEARCH))
                .ifPresent(criterion -> finder.find(query(caller, type, criterion), MOST_INCLUDED + 1)
                        .forEach(hit -> rows.add(hit.row()))));
        return rows;
    }

    /** Of which type a definition may be: as its URL says, or of any that the parameter leads to. */
    private List<String> definers(String from, Reference reference, Include include) {
        String said = reference.type();
        List<String> possible = said != null && canonicals.has(said)
                ? List.of(said)
                : definitions
                        .searchParameter(from, reference.parameter())
                        .map(SearchParameter::targets)
                        .orElse(List.of());
        return possible.stream()
                .filter(type -> canonicals.has(type)
                        && (include.target() == null || include.target().equals(type)))
                .toList();
    }

    private SearchQuery query(Caller caller, String type, Criterion criterion) {
        return new SearchQuery(
                caller,
                type,
                access.visible(caller, type, Interaction.SEARCH),
                criterion,
                new ResultOptions(List.of(), 0, false, Total.NONE, List.of(), null));
    }

    /** What refers to these. */
    private List<StoredResource> referring(Caller caller, Include include, List<StoredResource> to, int most) {
        List<Linked> targets = to.stream()
                .filter(row -> include.target() == null
                        || include.target().equals(row.key().type()))
                .map(canonicals::linked)
                .toList();
        List<String> sources = include.source().equals("*") ? definitions.resourceTypes() : List.of(include.source());
        List<StoredResource> rows = new ArrayList<>();
        for (String source : sources) {
            List<SearchParameter> parameters = targets.isEmpty() ? List.of() : parameters(source, include);
            if (parameters.isEmpty() || !access.permits(caller, source, Interaction.SEARCH)) {
                continue;
            }
            Criterion any = TextValues.anyOf(parameters.stream()
                    .map(parameter -> queries.referringTo(parameter, targets))
                    .toList());
            finder.find(query(caller, source, any), most + 1).forEach(hit -> rows.add(hit.row()));
            requireFew(rows.size(), most);
        }
        return rows;
    }

    private List<SearchParameter> parameters(String type, Include include) {
        return definitions.searchParameters(type).stream()
                .filter(parameter -> parameter.type() == ParameterType.REFERENCE)
                .filter(parameter -> include.everyCode() || parameter.code().equals(include.code()))
                .toList();
    }

    private static void requireFew(int included, int most) {
        if (included > most) {
            throw SearchFault.tooCostly(
                    "This page would include more than " + most + " resources. Search for them by themselves.",
                    "ستضم هذه الصفحة أكثر من " + most + " سجل مرفق. ابحث عنها وحدها.");
        }
    }
}
