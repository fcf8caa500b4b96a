package org.usra.record.search;

import java.util.List;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.document.ResourceDocument;
import org.usra.record.search.ResourceFinder.Hit;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.StoredResource;

/** Searches from within: for conditional interactions, and for rooms that need resources rather than a Bundle. */
@Component
public class MatchingResources {

    private final QueryReader queries;
    private final ResourceFinder finder;

    MatchingResources(QueryReader queries, ResourceFinder finder) {
        this.queries = queries;
        this.finder = finder;
    }

    /** The keys of the first matches that the caller may see. */
    public List<ResourceKey> first(Caller caller, String type, List<QueryParameter> parameters, int limit) {
        return finder.find(queries.read(caller, type, parameters), limit).stream()
                .map(Hit::key)
                .toList();
    }

    /** The first matches as rows: {@code rows(caller, "Task", "patient=7&_sort=-authored-on", 20)}. */
    public List<StoredResource> rows(Caller caller, String type, String query, int limit) {
        return finder.find(queries.read(caller, type, QueryParameter.parse(query)), limit).stream()
                .map(Hit::row)
                .toList();
    }

    /** The first matches, read. */
    public List<ResourceDocument> documents(Caller caller, String type, String query, int limit) {
        return rows(caller, type, query, limit).stream().map(finder::document).toList();
    }
}
