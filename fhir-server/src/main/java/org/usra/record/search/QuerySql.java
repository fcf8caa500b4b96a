package org.usra.record.search;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.search.ResourceFinder.Position;
import org.usra.record.store.ResourceStore;
import org.usra.record.store.Sql;

/** A search of one type as statements on {@code r}. */
final class QuerySql {

    private final ResourceStore store;
    private final FhirDefinitions definitions;

    QuerySql(ResourceStore store, FhirDefinitions definitions) {
        this.store = store;
        this.definitions = definitions;
    }

    /** How many rows there are, which may be more than the search means. */
    Sql count(SearchQuery query) {
        SearchPlace place = SearchPlace.of(query.criterion(), store);
        Sql sql = Sql.of("select count(*) from " + place.table() + " r where ");
        where(sql, query, place);
        return sql;
    }

    /** The same, without going on when there are more than so many. */
    Sql countUpTo(SearchQuery query, int most) {
        SearchPlace place = SearchPlace.of(query.criterion(), store);
        Sql sql = Sql.of("select count(*) from (select 1 from " + place.table() + " r where ");
        where(sql, query, place);
        return sql.add(" limit " + most + ") c");
    }

    /** All rows in no order, with their documents and sort values. */
    Sql candidates(SearchQuery query, @Nullable Instant asOf) {
        SearchPlace place = SearchPlace.of(query.criterion(), store);
        Sql sql = Sql.of("select " + ResourceStore.COLUMNS);
        for (SortKey key : query.options().sort()) {
            sql.add(", (");
            key.write(sql);
            sql.add(")::text");
        }
        sql.add(" from " + place.table() + " r where ");
        where(sql, query, place);
        return asOf == null ? sql : sql.add(" and r.created <= ?", asOf.atOffset(ZoneOffset.UTC));
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
    Sql page(SearchQuery query, @Nullable Position from, boolean back, @Nullable Instant asOf, int limit) {
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
}
