package org.usra.record.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.definition.SearchParameter;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.ResourceDocument;
import org.usra.record.index.IndexedValues;
import org.usra.record.index.ResourceIndexer;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.ResourceStore;
import org.usra.record.store.ResourceStore.FoundRow;
import org.usra.record.store.StoredResource;
import org.usra.rules.refusal.Refused;

/** Runs a search of one type: rows by SQL, each judged again on its document before it leaves. */
@Component
public class ResourceFinder {

    /** Up to here a count is of judged rows too. */
    private static final int JUDGED_COUNT = 500;

    /** Rows of one round. */
    private static final int MOST_ASKED = 1_000;

    /** Documents that are held at a time. */
    private static final int FETCHED_AT_ONCE = 50;

    private final ResourceStore store;
    private final ResourceIndexer indexer;
    private final DocumentReader reader;
    private final SearchLimits limits;
    private final Identifiers identifiers;
    private final QuerySql sql;
    private final TransactionTemplate transaction;

    ResourceFinder(
            ResourceStore store,
            FhirDefinitions definitions,
            ResourceIndexer indexer,
            DocumentReader reader,
            SearchLimits limits,
            Identifiers identifiers,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.indexer = indexer;
        this.reader = reader;
        this.limits = limits;
        this.identifiers = identifiers;
        this.sql = new QuerySql(store, definitions);
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A found resource and where it stands in the order asked for. */
    public record Hit(StoredResource row, Position position) {

        public ResourceKey key() {
            return row.key();
        }
    }

    /** A place in the order: the values of the sort keys as text, null for a missing one, and the id. */
    public record Position(List<@Nullable String> values, String id) {}

    /** The first matches. */
    List<Hit> find(SearchQuery query, int limit) {
        return find(query, null, false, null, limit);
    }

    /**
     * @param from only what stands after it, or before it when going back
     * @param asOf only what had been created then
     */
    List<Hit> find(SearchQuery given, @Nullable Position from, boolean back, @Nullable Instant asOf, int limit) {
        SearchQuery query = identifiers.located(given);
        List<Hit> hits = new ArrayList<>();
        if (SearchPlace.isNowhere(query.criterion())) {
            return hits;
        }
        List<SortKey> sort = query.options().sort();
        if (sort.stream().anyMatch(key -> key.inDocument() != null)) {
            return firstByDocuments(query, from, back, asOf, limit);
        }
        Position position = from;
        Set<String> codes = query.criterion().codes().collect(Collectors.toUnmodifiableSet());
        // Each round may sort the whole type again: so the next one asks for twice as many.
        int asked = limit;
        for (int judged = 0; ; asked = Math.max(asked, Math.min(2 * asked, MOST_ASKED))) {
            List<FoundRow> rows = store.find(sql.page(query, position, back, asOf, asked), sort.size());
            for (FoundRow row : rows) {
                position = position(sort, row, IndexedValues.NOTHING);
                if (hits.size() < limit && holds(query, codes, row.row())) {
                    hits.add(new Hit(row.row(), position));
                }
            }
            judged += rows.size();
            if (hits.size() >= limit || rows.size() < asked) {
                return hits;
            }
            requireAffordable(judged);
        }
    }

    /** By what only documents say: all that can be meant are read, as many as a search may cost, and the first are kept. */
    private List<Hit> firstByDocuments(
            SearchQuery query, @Nullable Position from, boolean back, @Nullable Instant asOf, int limit) {
        if (store.number(sql.countUpTo(query, limits.mostJudged() + 1)) > limits.mostJudged()) {
            throw SearchFault.at(tooCostly(), "_sort");
        }
        List<SortKey> sort = query.options().sort();
        PageOrder order = new PageOrder(sort, back);
        Set<String> codes = Stream.concat(
                        query.criterion().codes(),
                        sort.stream().map(SortKey::inDocument).filter(Objects::nonNull))
                .collect(Collectors.toUnmodifiableSet());
        PriorityQueue<Hit> lastFirst = new PriorityQueue<>(
                Comparator.comparing(Hit::position, order::compare).reversed());
        // In a transaction only a few of them are held at a time.
        transaction.executeWithoutResult(status ->
                store.each(sql.candidates(query, asOf), FETCHED_AT_ONCE, sort.size(), found -> {
                    ResourceDocument document = document(found.row());
                    IndexedValues values = indexer.index(document, codes);
                    Position position = position(sort, found, values);
                    if ((from == null || order.compare(from, position) < 0)
                            && Recheck.holds(query.criterion(), new Recheck.Looked(found.row(), document, values))) {
                        lastFirst.add(new Hit(found.row(), position));
                        if (lastFirst.size() > limit) {
                            lastFirst.remove();
                        }
                    }
                }));
        return lastFirst.stream()
                .sorted(Comparator.comparing(Hit::position, order::compare))
                .toList();
    }

    private static Position position(List<SortKey> sort, FoundRow found, IndexedValues values) {
        List<@Nullable String> places = new ArrayList<>(found.extra());
        for (int i = 0; i < sort.size(); i++) {
            SortKey key = sort.get(i);
            if (key.inDocument() != null) {
                places.set(i, key.valueIn(values));
            } else if (key.kind() == SortKey.Kind.UPDATED) {
                places.set(i, found.row().updated().toString());
            }
        }
        return new Position(places, found.row().key().id());
    }

    /** All matches; empty where more documents would have to be judged for it than a search may cost. */
    OptionalLong count(SearchQuery asked) {
        SearchQuery query = identifiers.located(asked);
        if (SearchPlace.isNowhere(query.criterion())) {
            return OptionalLong.of(0);
        }
        if (!Recheck.decidedBySql(query.criterion())) {
            int most = limits.mostJudged();
            Set<String> codes = query.criterion().codes().collect(Collectors.toUnmodifiableSet());
            List<FoundRow> rows = store.find(
                    sql.page(query, null, false, null, most + 1),
                    query.options().sort().size());
            return rows.size() > most
                    ? OptionalLong.empty()
                    : OptionalLong.of(rows.stream()
                            .filter(row -> holds(query, codes, row.row()))
                            .count());
        }
        long counted = store.number(sql.count(query));
        return OptionalLong.of(
                counted == 0 || counted > JUDGED_COUNT
                        ? counted
                        : find(query, null, false, null, JUDGED_COUNT + 1).size());
    }

    /** Whether a patient, an id or an identifier finds the rows. */
    boolean isNarrow(Criterion criterion) {
        return SearchPlace.of(identifiers.located(criterion), store).narrow();
    }

    /** The buckets of those ids that can exist at all. */
    Map<String, Short> homes(String type, List<String> ids) {
        return store.locate(type, ids);
    }

    List<IndexedValues.Reference> references(Hit hit, SearchParameter parameter) {
        return references(hit.row(), List.of(parameter));
    }

    List<IndexedValues.Reference> references(StoredResource row, List<SearchParameter> parameters) {
        ResourceDocument document = document(row);
        return parameters.stream()
                .flatMap(parameter -> indexer.references(document, parameter).stream())
                .toList();
    }

    public ResourceDocument document(StoredResource row) {
        return reader.readStored(row.bytes());
    }

    /** Conditions on the row's own columns cannot lie: where there is nothing else, the document stays unread. */
    private boolean holds(SearchQuery query, Set<String> codes, StoredResource row) {
        if (codes.isEmpty() || Recheck.isPlain(query.criterion(), row.bytes())) {
            return true;
        }
        ResourceDocument document = document(row);
        return Recheck.holds(query.criterion(), new Recheck.Looked(row, document, indexer.index(document, codes)));
    }

    private void requireAffordable(int judged) {
        if (judged >= limits.mostJudged()) {
            throw tooCostly();
        }
    }

    Refused tooCostly() {
        return SearchFault.tooCostly(
                "More than " + limits.mostJudged() + " resources would have to be read. Add a narrower condition.",
                "يلزم قراءة أكثر من " + limits.mostJudged() + " سجل. أضف شرطًا أضيق.");
    }
}
