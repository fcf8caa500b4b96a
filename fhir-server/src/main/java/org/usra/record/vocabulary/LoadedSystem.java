package org.usra.record.vocabulary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.usra.record.store.Sql;
import org.usra.record.terminology.CodeSource;
import org.usra.record.terminology.Concept;
import org.usra.record.terminology.Concept.Designation;
import org.usra.record.terminology.Concept.Property;
import org.usra.record.terminology.ConceptFilter;
import org.usra.rules.coding.SearchWords;

/** One loaded version of a code system: every question is a statement that walks an index. */
final class LoadedSystem implements CodeSource {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COLUMNS =
            "c.code, c.display, c.display_ar, c.parents, c.ancestors, c.inactive, c.selectable, c.properties";

    private final JdbcClient jdbc;
    private final int system;
    private final Heading heading;
    private final int concepts;

    LoadedSystem(JdbcClient jdbc, int system, Heading heading, int concepts) {
        this.jdbc = jdbc;
        this.system = system;
        this.heading = heading;
        this.concepts = concepts;
    }

    @Override
    public Heading heading() {
        return heading;
    }

    @Override
    public Optional<Concept> find(String code) {
        return query(Sql.of(
                        "select " + COLUMNS + " from terminology_concept c where c.system = ? and c.code = ?",
                        system,
                        code))
                .stream()
                .findFirst();
    }

    @Override
    public List<Concept> find(Collection<String> codes) {
        Map<String, Concept> found = query(Sql.of(
                        "select " + COLUMNS
                                + " from terminology_concept c where c.system = ? and c.code = any(?::text[])",
                        system,
                        codes.toArray(String[]::new)))
                .stream()
                .collect(Collectors.toMap(Concept::code, Function.identity()));
        return codes.stream().filter(found::containsKey).map(found::get).toList();
    }

    @Override
    public List<String> children(String code) {
        String[] of = {code};
        return jdbc.sql("select c.code from terminology_concept c where c.system = ? and c.ancestors @> ?::text[]"
                        + " and c.parents @> ?::text[] order by c.code")
                .params(system, of, of)
                .query(String.class)
                .list();
    }

    @Override
    public Page list(ConceptFilter filter, int offset, int count) {
        if (filter.equals(ConceptFilter.ALL)) {
            return new Page(
                    query(selected(filter, COLUMNS).add(" order by c.code offset ? limit ?", offset, count)), concepts);
        }
        return ConceptSql.isExact(filter) ? page(filter, offset, count) : judged(filter, offset, count);
    }

    private Page page(ConceptFilter filter, int offset, int count) {
        AtomicLong total = new AtomicLong(-1);
        Sql sql = selected(filter, COLUMNS + ", count(*) over ()");
        ConceptSql.writeOrder(sql, filter);
        sql.add(" offset ? limit ?", offset, count);
        List<Concept> page = jdbc.sql(sql.text())
                .params(sql.parameters())
                .query((row, number) -> {
                    total.set(row.getLong("count"));
                    return concept(row);
                })
                .list();
        // A window counts only beside a row.
        return new Page(page, total.get() >= 0 ? total.get() : number(selected(filter, "count(*)")));
    }

    /** A regular expression is judged here, step by step: PostgreSQL's own would run as long as it likes. */
    private Page judged(ConceptFilter filter, int offset, int count) {
        Sql sql = selected(filter, COLUMNS);
        ConceptSql.writeOrder(sql, filter);
        List<Concept> found = query(sql).stream()
                .filter(concept -> filter.test(concept, LoadedSystem::words))
                .toList();
        int from = Math.min(offset, found.size());
        return new Page(found.subList(from, (int) Math.min((long) from + count, found.size())), found.size());
    }

    private Sql selected(ConceptFilter filter, String columns) {
        Sql sql = Sql.of("select " + columns + " from terminology_concept c where c.system = ? and ", system);
        ConceptSql.write(sql, filter);
        return sql;
    }

    private static Set<String> words(Concept concept) {
        return SearchWords.of(concept.texts());
    }

    private long number(Sql sql) {
        return jdbc.sql(sql.text()).params(sql.parameters()).query(Long.class).single();
    }

    private List<Concept> query(Sql sql) {
        return jdbc.sql(sql.text())
                .params(sql.parameters())
                .query((row, number) -> concept(row))
                .list();
    }

    private static Concept concept(ResultSet row) throws SQLException {
        String code = row.getString("code");
        String arabic = row.getString("display_ar");
        Set<String> ancestors = new LinkedHashSet<>(texts(row, "ancestors"));
        ancestors.remove(code);
        return new Concept(
                code,
                row.getString("display"),
                arabic == null ? List.of() : List.of(new Designation("ar", null, arabic)),
                properties(row.getString("properties")),
                texts(row, "parents"),
                ancestors,
                row.getBoolean("inactive"),
                row.getBoolean("selectable"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static List<Property> properties(String json) {
        try {
            List<Property> properties = new ArrayList<>();
            JSON.readTree(json)
                    .properties()
                    .forEach(property -> property.getValue()
                            .forEach(value ->
                                    properties.add(new Property(property.getKey(), "String", value.asText()))));
            return properties;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column of jsonb is no JSON", e);
        }
    }
}
