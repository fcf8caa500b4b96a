package org.usra.record.search;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.document.ResourceDocument;
import org.usra.record.index.ResourceIndexer;

/**
 * A search that is asked of one document in hand and not of the store: of any version, also one that is no longer there.
 * For parameters with values in the document; {@code _id}, {@code _lastUpdated} and links are questions for the store.
 */
@Component
public class DocumentFilter {

    private final QueryReader queries;
    private final ResourceIndexer indexer;

    DocumentFilter(QueryReader queries, ResourceIndexer indexer) {
        this.queries = queries;
        this.indexer = indexer;
    }

    /** Refuses what a search of the type would refuse. */
    public Predicate<ResourceDocument> read(Caller caller, String type, List<QueryParameter> parameters) {
        Criterion criterion = queries.read(caller, type, parameters).criterion();
        Set<String> codes = criterion.codes().collect(Collectors.toUnmodifiableSet());
        return document -> Recheck.holds(criterion, new Recheck.Looked(null, document, indexer.index(document, codes)));
    }
}
