package org.usra.record.search;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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

    private final ResourceStore store;
    private final FhirDefinitions definitions;
    private final ResourceIndexer indexer;
    private final DocumentReader reader;
    private final SearchLimits limits;
    private final CriterionSql criteria;

    ResourceFinder(
            ResourceStore store,
            FhirDefinitions definitions,
            ResourceIndexer indexer,
            DocumentReader reader,
            SearchLimits limits) {
        this.store = store;
        this.definitions = definitions;
        this.indexer = indexer;
        this.reader = reader;
        this.limits = limits;
        this.criteria = new CriterionSql(definitions);
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
    List<Hit> find(SearchQuery query, @Nullable Position from, boolean back, @Nullable Instant asOf, int limit) {
        List<Hit> hits = new ArrayList<>();
        Position position = from;
        Set<String> codes = query.criterion().codes().collect(Collectors.toUnmodifiableSet());
        for (int judged = 0; ; ) {
            List<FoundRow> rows = store.find(
                    statement(query, position, back, asOf, limit),
                    query.options().sort().size());
            for (FoundRow row : rows) {
                position = new Position(row.extra(), row.row().key().id());
                if (hits.size() < limit && holds(query, codes, row.row())) {
                    hits.add(new Hit(row.row(), position));
                }
            }
            judged += rows.size();
            if (hits.size() >= limit || rows.size() < limit) {
                return hits;
            }
            requireAffordable(judged);
        }
    }

    /** All matches; empty where more documents would have to be judged for it than a search may cost. */
    OptionalLong count(SearchQuery query) {
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
        Sql sql = Sql.of("select count(*) from resource r where ");
        where(sql, query);
        long counted = store.number(sql);
        return OptionalLong.of(
                counted == 0 || counted > JUDGED_COUNT
                        ? counted
                        : find(query, null, false, null, JUDGED_COUNT + 1).size());
    }

    List<IndexedValues.Reference> references(Hit hit, SearchParameter parameter) {
        return indexer.references(document(hit.row()), parameter);
    }

    public ResourceDocument document(StoredResource row) {
        return reader.readStored(row.bytes());
    }

    /** Conditions on the row's own columns cannot lie: where there is nothing else, the document stays unread. */
    private boolean holds(SearchQuery query, Set<String> codes, StoredResource row) {
        return codes.isEmpty() || Recheck.holds(query.criterion(), indexer.index(document(row), codes));
    }

    private void where(Sql sql, SearchQuery query) {
        sql.add("r.type = ? and not r.deleted and ", definitions.typeNumber(query.type()))
                .add(query.visible())
                .add(" and ");
        criteria.write(sql, query.criterion());
    }

    /** Ids and sort values first, documents for one page after: a sort never carries documents. */
    private Sql statement(SearchQuery query, @Nullable Position from, boolean back, @Nullable Instant asOf, int limit) {
        List<SortKey> sort = query.options().sort();
        Sql sql = Sql.of("with page as materialized (select r.bucket, r.type, r.id");
        for (int i = 0; i < sort.size(); i++) {
            sql.add(", ");
            sort.get(i).write(sql);
            sql.add(" as s" + i);
        }
        sql.add(" from resource r where ");
        where(sql, query);
        if (asOf != null) {
            sql.add(" and r.created <= ?", asOf.atOffset(ZoneOffset.UTC));
        }
        PageOrder order = new PageOrder(sort, back);
        if (from != null) {
            sql.add(" and ");
            order.writeAfter(sql, from);
        }
        sql.add(" order by " + order.columns("r") + " limit ?) select " + ResourceStore.COLUMNS, limit);
        for (int i = 0; i < sort.size(); i++) {
            sql.add(", p.s" + i + "::text");
        }
        return sql.add(
                " from page p join resource r on r.bucket = p.bucket and r.type = p.type and r.id = p.id order by "
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
