package org.usra.record.search;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.ResourceDocument;
import org.usra.record.index.ResourceIndexer;
import org.usra.record.store.ResourceStore;
import org.usra.record.store.ResourceStore.FoundRow;
import org.usra.record.store.Sql;
import org.usra.record.store.StoredResource;

/**
 * Reads everything that matches, in the order of keys and as it stands at the moment of reading, without holding it: for an
 * export. What a search would not show to the caller is not read here either.
 */
@Component
public class ScannedResources {

    private static final int FETCHED_AT_ONCE = 50;

    private final ResourceStore store;
    private final FhirDefinitions definitions;
    private final QueryReader queries;
    private final ResourceIndexer indexer;
    private final DocumentReader reader;

    ScannedResources(
            ResourceStore store,
            FhirDefinitions definitions,
            QueryReader queries,
            ResourceIndexer indexer,
            DocumentReader reader) {
        this.store = store;
        this.definitions = definitions;
        this.queries = queries;
        this.indexer = indexer;
        this.reader = reader;
    }

    /**
     * Which versions.
     *
     * @param createdUntil what came to be later is left out
     * @param since only what changed then or later, and deletions too; null for all that is there
     * @param besides ids that count as changed all the same
     */
    public record Window(Instant createdUntil, @Nullable Instant since, List<String> besides) {}

    /**
     * What a scan of this type reads.
     *
     * @param filters queries of this type, any of which a resource must match; empty for all
     */
    public SearchQuery query(Caller caller, String type, List<String> filters) {
        SearchQuery all = queries.read(caller, type, List.of());
        return filters.isEmpty()
                ? all
                : all.and(new Criterion.AnyOf(filters.stream()
                        .map(filter -> queries.read(caller, type, QueryParameter.parse(filter))
                                .criterion())
                        .toList()));
    }

    /** The types that have anything in the stretch, in the order of their numbers. */
    public List<String> types(Stretch stretch) {
        return store
                .numbers(in(Sql.of("select distinct r.type from resource r where "), stretch)
                        .add(" order by r.type"))
                .stream()
                .map(number -> definitions.typeName(number.shortValue()))
                .toList();
    }

    /**
     * Reads on after an id; call it in a transaction, or all rows come at once.
     *
     * @return the last id that was looked at; empty when the stretch has no more
     */
    public Optional<String> scan(
            SearchQuery query,
            Stretch stretch,
            Window window,
            String after,
            int limit,
            Consumer<StoredResource> consumer) {
        Set<String> codes = query.criterion().codes().collect(Collectors.toUnmodifiableSet());
        List<Criterion.OwnedBy> onOthers =
                query.criterion().onOthers().distinct().toList();
        int[] looked = {0};
        String[] last = {after};
        store.each(
                statement(query, onOthers, stretch, window, after, limit), FETCHED_AT_ONCE, onOthers.size(), found -> {
                    StoredResource row = found.row();
                    looked[0]++;
                    last[0] = row.key().id();
                    if (row.deleted() || holds(query, codes, onOthers, found)) {
                        consumer.accept(row);
                    }
                });
        return looked[0] < limit ? Optional.empty() : Optional.of(last[0]);
    }

    public ResourceDocument document(StoredResource row) {
        return reader.readStored(row.bytes());
    }

    /** Another filter may have found the row, so each condition on other rows counts by itself. */
    private boolean holds(SearchQuery query, Set<String> codes, List<Criterion.OwnedBy> onOthers, FoundRow found) {
        if (codes.isEmpty()) {
            return true;
        }
        StoredResource row = found.row();
        ResourceDocument document = document(row);
        Set<Criterion> holding = IntStream.range(0, onOthers.size())
                .filter(i -> "true".equals(found.extra().get(i)))
                .mapToObj(onOthers::get)
                .collect(Collectors.toUnmodifiableSet());
        return Recheck.holds(
                query.criterion(), new Recheck.Looked(row, document, indexer.index(document, codes), holding));
    }

    private Sql statement(
            SearchQuery query,
            List<Criterion.OwnedBy> onOthers,
            Stretch stretch,
            Window window,
            String after,
            int limit) {
        Sql columns = Sql.of("select " + ResourceStore.COLUMNS);
        for (Criterion.OwnedBy each : onOthers) {
            columns.add(", (");
            new CriterionSql(definitions, true).write(columns, each);
            columns.add(")::text");
        }
        Sql sql = in(columns.add(" from resource r where "), stretch)
                .add(" and r.type = ? and r.id > ?", definitions.typeNumber(query.type()), after)
                .add(" and r.created <= ? and ", window.createdUntil().atOffset(ZoneOffset.UTC))
                .add(query.visible())
                // A deletion has no values to be asked for.
                .add(window.since() == null ? " and r.document is not null and (" : " and (r.document is null or ");
        new CriterionSql(definitions, true).write(sql, query.criterion());
        sql.add(")");
        if (window.since() != null) {
            sql.add(" and (r.updated >= ?", window.since().atOffset(ZoneOffset.UTC));
            if (!window.besides().isEmpty()) {
                sql.add(" or r.id in ").addList(window.besides());
            }
            sql.add(")");
        }
        return sql.add(" order by r.id limit ?", limit);
    }

    private static Sql in(Sql sql, Stretch stretch) {
        return switch (stretch) {
            case Stretch.Bucket bucket -> sql.add("r.bucket = ?", bucket.number());
            case Stretch.OfPatient patient -> sql.add("r.patient = ?", patient.id());
        };
    }
}
