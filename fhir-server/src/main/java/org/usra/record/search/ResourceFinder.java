package org.usra.record.search;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.definition.SearchParameter;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.ResourceDocument;
import org.usra.record.index.IndexedValues;
import org.usra.record.index.ResourceIndexer;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.ResourceStore;
import org.usra.record.store.ResourceStore.FoundRow;
import org.usra.record.store.Sql;
import org.usra.record.store.StoredResource;
import org.usra.rules.refusal.Refused;

/** Runs a search of one type: rows by SQL, each judged again on its document before it leaves. */
@Component
public class ResourceFinder {

    /** Up to here a count is of judged rows too. */
    private static final int JUDGED_COUNT = 500;

    /** Rows of one round. */
    private static final int MOST_ASKED = 1_000;

    private final ResourceStore store;
    private final FhirDefinitions definitions;
    private final ResourceIndexer indexer;
    private final DocumentReader reader;
    private final SearchLimits limits;
    private final Identifiers identifiers;

    ResourceFinder(
            ResourceStore store,
            FhirDefinitions definitions,
            ResourceIndexer indexer,
            DocumentReader reader,
            SearchLimits limits,
            Identifiers identifiers) {
        this.store = store;
        this.definitions = definitions;
        this.indexer = indexer;
        this.reader = reader;
        this.limits = limits;
        this.identifiers = identifiers;
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
        Position position = from;
        Set<String> codes = query.criterion().codes().collect(Collectors.toUnmodifiableSet());
        // Each round may sort the whole type again: so the next one asks for twice as many.
        int asked = limit;
        for (int judged = 0; ; asked = Math.max(asked, Math.min(2 * asked, MOST_ASKED))) {
            List<FoundRow> rows = store.find(
                    statement(query, position, back, asOf, asked),
                    query.options().sort().size());
            for (FoundRow row : rows) {
                position = new Position(row.extra(), row.row().key().id());
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
                    statement(query, null, false, null, most + 1),
                    query.options().sort().size());
            return rows.size() > most
                    ? OptionalLong.empty()
                    : OptionalLong.of(rows.stream()
                            .filter(row -> holds(query, codes, row.row()))
                            .count());
        }
        SearchPlace place = SearchPlace.of(query.criterion(), store);
        Sql sql = Sql.of("select count(*) from " + place.table() + " r where ");
        where(sql, query, place);
        long counted = store.number(sql);
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

    private void where(Sql sql, SearchQuery query, SearchPlace place) {
        sql.add("r.type = ? and r.document is not null and ", definitions.typeNumber(query.type()))
                .add(query.visible())
                .add(" and ");
        new CriterionSql(definitions, place.narrow()).write(sql, query.criterion());
    }

    /**
     * What a patient, an id or an identifier finds is little, and sorted with its documents. Elsewhere ids and sort values
     * come first, and documents for one page after.
     */
    private Sql statement(SearchQuery query, @Nullable Position from, boolean back, @Nullable Instant asOf, int limit) {
        List<SortKey> sort = query.options().sort();
        SearchPlace place = SearchPlace.of(query.criterion(), store);
        PageOrder order = new PageOrder(sort, back);
        Sql page = Sql.of("select " + (place.narrow() ? ResourceStore.COLUMNS : "r.bucket, r.type, r.id"));
        for (int i = 0; i < sort.size(); i++) {
            page.add(", ");
            sort.get(i).write(page);
            page.add(" as s" + i);
        }
        page.add(" from " + place.table() + " r where ");
        where(page, query, place);
        if (asOf != null) {
            page.add(" and r.created <= ?", asOf.atOffset(ZoneOffset.UTC));
        }
        if (from != null) {
            page.add(" and ");
            order.writeAfter(page, from);
        }
        page.add(" order by " + order.columns("r"));
        if (place.narrow()) {
            page.add(" limit ?", limit);
        } else {
            // In the text: for an unknown limit PostgreSQL expects a tenth of all rows, and walks no index for them.
            page.add(" limit " + limit);
        }
        return place.narrow() ? withSortTexts(page, order) : withDocuments(page, order);
    }

    private static Sql withSortTexts(Sql page, PageOrder order) {
        if (order.sort().isEmpty()) {
            return page;
        }
        Sql sql = Sql.of("select " + ResourceStore.COLUMNS);
        for (int i = 0; i < order.sort().size(); i++) {
            // Another name than the value's own: an order by s0 would mean the text.
            sql.add(", r.s" + i + "::text as t" + i);
        }
        return sql.add(" from (").add(page).add(") r order by " + order.columns("r"));
    }

    private static Sql withDocuments(Sql page, PageOrder order) {
        Sql sql = Sql.of("with page as materialized (").add(page).add(") select " + ResourceStore.COLUMNS);
        for (int i = 0; i < order.sort().size(); i++) {
            sql.add(", p.s" + i + "::text");
        }
        return sql.add(
                // One probe for each row of the page; a join would be a hash of everything.
                " from page p cross join lateral (select r.* from resource r where r.bucket = p.bucket"
                        + " and r.type = p.type and r.id = p.id limit 1) r order by "
                        + order.columns("p"));
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
