package org.usra.record.search;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.index.IndexedValues;
import org.usra.record.index.ResourceIndexer;
import org.usra.record.store.ResourceStore;
import org.usra.record.store.ResourceStore.FoundRow;
import org.usra.record.store.Sql;
import org.usra.record.store.StoredResource;

/**
 * The last few Observations of each code, of those that a search finds: numbered by one window over the matching rows, so
 * that only those leave the database. Two are of one code when their first codings are, or their texts where there is none.
 */
@Component
public class LatestByCode {

    private static final String TYPE = "Observation";
    private static final int MOST = 1_000;

    private final QueryReader queries;
    private final ResourceFinder finder;
    private final ResourceIndexer indexer;
    private final ResourceStore store;
    private final FhirDefinitions definitions;
    private final CriterionSql criteria;
    private final SortKey when;

    LatestByCode(
            QueryReader queries,
            ResourceFinder finder,
            ResourceIndexer indexer,
            ResourceStore store,
            FhirDefinitions definitions) {
        this.queries = queries;
        this.finder = finder;
        this.indexer = indexer;
        this.store = store;
        this.definitions = definitions;
        this.criteria = new CriterionSql(definitions);
        this.when = new SortKey(
                SortKey.Kind.MOMENT,
                definitions.searchParameter(TYPE, "date").orElseThrow().number(),
                true);
    }

    /** Code by code, the latest of each first; one without a time is the oldest. */
    public List<StoredResource> observations(Caller caller, List<QueryParameter> parameters, int ofEach) {
        SearchQuery query = queries.read(caller, TYPE, parameters, false);
        Set<String> codes = query.criterion().codes().collect(Collectors.toUnmodifiableSet());
        List<FoundRow> found = store.find(statement(query, ofEach), 0);
        if (found.size() > MOST) {
            throw SearchFault.tooCostly(
                    "More than " + MOST + " Observations would be answered. Ask for fewer of each, or name codes.",
                    "الإجابة أكثر من " + MOST + " ملاحظة. اطلب عددًا أقل لكل رمز، أو حدّد الرموز.");
        }
        return found.stream()
                .map(FoundRow::row)
                .filter(row -> Recheck.holds(query.criterion(), indexed(row, codes)))
                .toList();
    }

    private IndexedValues indexed(StoredResource row, Set<String> codes) {
        return indexer.index(finder.document(row), codes);
    }

    private Sql statement(SearchQuery query, int ofEach) {
        Sql sql = Sql.of("with matching as materialized (select r.bucket, r.type, r.id, ");
        when.write(sql);
        // The document is read for its code here and nowhere else in SQL: keys are hashes, which do not say whose they
        // are.
        sql.add(
                " as moment, convert_from(r.document, 'UTF8')::json -> 'code' as code from resource r"
                        + " where r.type = ? and not r.deleted and ",
                definitions.typeNumber(TYPE));
        sql.add(query.visible()).add(" and ");
        criteria.write(sql, query.criterion());
        return sql.add(
                "), named as (select m.*, coalesce((m.code #>> '{coding,0,system}') || '|', '')"
                        + " || coalesce(m.code #>> '{coding,0,code}', m.code ->> 'text', '') as concept from matching m),"
                        + " numbered as (select n.*, row_number() over"
                        + " (partition by n.concept order by n.moment desc nulls last, n.id desc) as place from named n)"
                        + " select " + ResourceStore.COLUMNS
                        + " from numbered n join resource r on r.bucket = n.bucket and r.type = n.type and r.id = n.id"
                        + " where n.place <= ? order by n.concept, n.place limit ?",
                ofEach,
                MOST + 1);
    }
}
