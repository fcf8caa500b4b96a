package org.usra.record.search;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.search.Criterion.Identified.Registered;
import org.usra.record.store.Sql;

/** Asks the registry of identifiers before a search runs, so that the search knows the rows it is about. */
@Component
class Identifiers {

    /** More answers than this stay a condition of the search itself. */
    private static final int MOST_PLACES = 256;

    private final JdbcClient jdbc;

    Identifiers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    SearchQuery located(SearchQuery query) {
        Criterion located = located(query.criterion());
        return located == query.criterion()
                ? query
                : new SearchQuery(query.caller(), query.type(), query.visible(), located, query.options());
    }

    Criterion located(Criterion criterion) {
        return switch (criterion) {
            case Criterion.Identified identified ->
                places(identified)
                        .<Criterion>map(places -> new Criterion.Located(identified, places))
                        .orElse(identified);
            case Criterion.AllOf all -> new Criterion.AllOf(located(all.parts()));
            case Criterion.AnyOf any -> new Criterion.AnyOf(located(any.parts()));
            case Criterion.Not not -> new Criterion.Not(located(not.part()));
            case Criterion.Judged judged ->
                new Criterion.Judged(located(judged.superset()), judged.code(), judged.judge());
            default -> criterion;
        };
    }

    private List<Criterion> located(List<Criterion> parts) {
        return parts.stream().map(this::located).toList();
    }

    private Optional<List<Criterion.Located.Place>> places(Criterion.Identified identified) {
        if (identified.identifiers().isEmpty()) {
            return Optional.of(List.of());
        }
        record Row(long hash, int system, Criterion.Located.Place place) {}
        Sql sql = Sql.of("select hash, system, bucket, id from resource_identifier where hash in ")
                .addList(identified.identifiers().stream()
                        .map(Registered::hash)
                        .distinct()
                        .toList())
                .add(" limit " + (MOST_PLACES + 1));
        List<Row> rows = jdbc.sql(sql.text())
                .params(sql.parameters())
                .query((row, number) -> new Row(
                        row.getLong(1), row.getInt(2), new Criterion.Located.Place(row.getShort(3), row.getString(4))))
                .list();
        return rows.size() > MOST_PLACES
                ? Optional.empty()
                : Optional.of(rows.stream()
                        .filter(row -> identified.identifiers().stream()
                                .anyMatch(wanted -> isMeant(wanted, row.hash, row.system)))
                        .map(Row::place)
                        .collect(Collectors.collectingAndThen(
                                Collectors.toList(),
                                places -> places.stream().distinct().toList())));
    }

    private static boolean isMeant(Registered wanted, long hash, int system) {
        @Nullable Integer meant = wanted.system();
        return wanted.hash() == hash && (meant == null || meant == system);
    }
}
