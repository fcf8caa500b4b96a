package org.usra.record.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.definition.ParameterType;
import org.usra.record.definition.SearchParameter;
import org.usra.record.index.IndexedValues;

/** What a version can be found by: the keys in its own row, and rows of their own where the parameter type needs them. */
@Component
class IndexRows {

    private static final List<String> TABLES =
            List.of("resource_moment", "resource_quantity", "resource_text", "resource_identifier");

    private final JdbcTemplate jdbc;
    private final FhirDefinitions definitions;

    IndexRows(JdbcTemplate jdbc, FhirDefinitions definitions) {
        this.jdbc = jdbc;
        this.definitions = definitions;
    }

    /** The hashed keys of a version; identifiers are in the registry instead. */
    long[] keys(NewVersion version) {
        String type = version.row().key().type();
        IndexedValues values = version.values();
        SearchKeys keys = new SearchKeys(definitions.typeNumber(type));
        return SearchKeys.distinct(Stream.of(
                        values.present().stream().map(code -> LongStream.of(keys.present(number(type, code)))),
                        values.tokens().stream()
                                .filter(token -> !isIdentifier(token))
                                .map(token -> keys.of(number(type, token.parameter()), token)),
                        values.references().stream()
                                .map(reference -> keys.of(number(type, reference.parameter()), reference)),
                        values.uris().stream()
                                .map(uri -> LongStream.of(keys.url(number(type, uri.parameter()), uri.value()))))
                .flatMap(stream -> stream));
    }

    void remove(List<NewVersion> replaced) {
        Short[] buckets =
                replaced.stream().map(version -> version.row().bucket()).toArray(Short[]::new);
        Short[] types = replaced.stream().map(this::type).toArray(Short[]::new);
        String[] ids =
                replaced.stream().map(version -> version.row().key().id()).toArray(String[]::new);
        for (String table : TABLES) {
            jdbc.update(
                    "delete from " + table
                            + " x using unnest(?::smallint[], ?::smallint[], ?::text[]) k(bucket, type, id)"
                            + " where x.bucket = k.bucket and x.type = k.type and x.id = k.id",
                    new Object[] {buckets, types, ids});
        }
    }

    void add(List<NewVersion> versions) {
        rows(versions).forEach(Rows::insert);
    }

    /** The resources whose rows are not what these versions would be written with. */
    Set<ResourceKey> differing(List<NewVersion> versions) {
        return rows(versions).stream()
                .flatMap(rows -> rows.differing(versions).stream())
                .collect(Collectors.toSet());
    }

    private List<Rows> rows(List<NewVersion> versions) {
        Rows moments = new Rows("resource_moment", "parameter smallint, low bigint, high bigint");
        Rows quantities =
                new Rows("resource_quantity", "parameter smallint, value numeric, system text, code text, unit text");
        Rows texts = new Rows("resource_text", "parameter smallint, value text, folded text");
        Rows identifiers = new Rows("resource_identifier", "hash bigint");
        for (NewVersion version : versions) {
            String type = version.row().key().type();
            IndexedValues values = version.values();
            values.moments().forEach(m -> moments.add(version, number(type, m.parameter()), m.low(), m.high()));
            values.quantities()
                    .forEach(q -> quantities.add(
                            version, number(type, q.parameter()), q.value(), q.system(), q.code(), q.unit()));
            values.texts().forEach(t -> texts.add(version, number(type, t.parameter()), t.value(), t.folded()));
            values.uris().stream()
                    .filter(uri -> !uri.parameter().startsWith("_"))
                    .forEach(u -> texts.add(version, number(type, u.parameter()), u.value(), u.value()));
            registered(version).distinct().forEach(hash -> identifiers.add(version, hash));
        }
        return List.of(moments, quantities, texts, identifiers);
    }

    private LongStream registered(NewVersion version) {
        String type = version.row().key().type();
        SearchKeys keys = new SearchKeys(definitions.typeNumber(type));
        return version.values().tokens().stream()
                .filter(IndexRows::isIdentifier)
                .flatMapToLong(token -> keys.of(number(type, token.parameter()), token));
    }

    private static boolean isIdentifier(IndexedValues.Token token) {
        return token.parameter().equals("identifier");
    }

    private short number(String type, String code) {
        SearchParameter parameter = definitions
                .searchParameter(type, code)
                .orElseThrow(() -> new IllegalStateException(type + " is indexed by an unknown parameter " + code));
        return (short) (parameter.type() == ParameterType.SPECIAL ? 0 : parameter.number());
    }

    private short type(NewVersion version) {
        return definitions.typeNumber(version.row().key().type());
    }

    /** Rows of one table, column by column, so that one statement inserts or compares them all. */
    private final class Rows {

        private static final String KEY = "bucket smallint, type smallint, id text, ";

        private final String table;
        private final List<String> names = new ArrayList<>();
        private final List<String> types = new ArrayList<>();
        private final List<List<@Nullable Object>> columns = new ArrayList<>();

        /** @param more names and types of the columns after those of the key */
        Rows(String table, String more) {
            this.table = table;
            for (String column : (KEY + more).split(", ", -1)) {
                names.add(column.substring(0, column.indexOf(' ')));
                types.add(column.substring(column.indexOf(' ') + 1));
                columns.add(new ArrayList<>());
            }
        }

        /** A quantity without unit leaves its column empty. */
        void add(NewVersion version, @Nullable Object... values) {
            columns.get(0).add(version.row().bucket());
            columns.get(1).add(type(version));
            columns.get(2).add(version.row().key().id());
            for (int i = 0; i < values.length; i++) {
                columns.get(3 + i).add(values[i]);
            }
        }

        void insert() {
            if (!columns.getFirst().isEmpty()) {
                jdbc.update(
                        "insert into " + table + " (" + String.join(", ", names) + ") select * from unnest(" + marks()
                                + ")",
                        statement -> bind(statement, 1));
            }
        }

        Set<ResourceKey> differing(List<NewVersion> versions) {
            List<StoredResource> asked = versions.stream().map(NewVersion::row).toList();
            String made = IntStream.range(0, names.size())
                    .mapToObj(i -> "m." + names.get(i) + (types.get(i).equals("text") ? " collate \"C\"" : ""))
                    .collect(Collectors.joining(", "));
            Set<ResourceKey> keys = new HashSet<>();
            jdbc.query(
                    "with made as (select " + made + " from unnest(" + marks() + ") m(" + String.join(", ", names)
                            + ")), kept as (select x." + String.join(", x.", names) + " from " + table
                            + " x join unnest(?::smallint[], ?::smallint[], ?::text[]) k(bucket, type, id)"
                            + " on x.bucket = k.bucket and x.type = k.type and x.id = k.id)"
                            + " select distinct d.type, d.id from ((table made except all table kept)"
                            + " union all (table kept except all table made)) d",
                    statement -> {
                        int next = bind(statement, 1);
                        Connection connection = statement.getConnection();
                        statement.setArray(next++, connection.createArrayOf("int2", ResourceWriter.buckets(asked)));
                        statement.setArray(
                                next++,
                                connection.createArrayOf(
                                        "int2",
                                        versions.stream()
                                                .map(IndexRows.this::type)
                                                .toArray()));
                        statement.setArray(next, connection.createArrayOf("text", ResourceWriter.ids(asked)));
                    },
                    row -> {
                        keys.add(new ResourceKey(definitions.typeName(row.getShort(1)), row.getString(2)));
                    });
            return keys;
        }

        private String marks() {
            return types.stream().map(type -> "?::" + type + "[]").collect(Collectors.joining(", "));
        }

        private int bind(PreparedStatement statement, int first) throws SQLException {
            int next = first;
            for (int i = 0; i < types.size(); i++) {
                String type = types.get(i).equals("bigint")
                        ? "int8"
                        : types.get(i).equals("smallint") ? "int2" : types.get(i);
                Object[] values = columns.get(i).toArray(type.equals("numeric") ? new BigDecimal[0] : new Object[0]);
                statement.setArray(next++, statement.getConnection().createArrayOf(type, values));
            }
            return next;
        }
    }
}
