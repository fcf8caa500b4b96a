package org.usra.record.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
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
        Rows moments = new Rows(2);
        Rows quantities = new Rows(4);
        Rows texts = new Rows(2);
        Rows identifiers = new Rows(1);
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
            registered(version).distinct().forEach(hash -> identifiers.add(version, 0, hash));
        }
        moments.insert("resource_moment (bucket, type, id, parameter, low, high)", "bigint", "bigint");
        quantities.insert(
                "resource_quantity (bucket, type, id, parameter, value, system, code, unit)",
                "numeric",
                "text",
                "text",
                "text");
        texts.insert("resource_text (bucket, type, id, parameter, value, folded)", "text", "text");
        identifiers.insert("resource_identifier (bucket, type, id, hash)", "bigint");
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

    private int number(String type, String code) {
        SearchParameter parameter = definitions
                .searchParameter(type, code)
                .orElseThrow(() -> new IllegalStateException(type + " is indexed by an unknown parameter " + code));
        return parameter.type() == ParameterType.SPECIAL ? 0 : parameter.number();
    }

    private short type(NewVersion version) {
        return definitions.typeNumber(version.row().key().type());
    }

    /** Rows of one table, column by column, so that one statement inserts them all. */
    private final class Rows {

        private final List<NewVersion> of = new ArrayList<>();
        private final List<Short> parameters = new ArrayList<>();
        private final List<List<@Nullable Object>> columns = new ArrayList<>();

        Rows(int width) {
            for (int i = 0; i < width; i++) {
                columns.add(new ArrayList<>());
            }
        }

        /** A quantity without unit leaves its column empty. */
        void add(NewVersion version, int parameter, @Nullable Object... values) {
            of.add(version);
            parameters.add((short) parameter);
            for (int i = 0; i < values.length; i++) {
                columns.get(i).add(values[i]);
            }
        }

        void insert(String target, String... types) {
            if (of.isEmpty()) {
                return;
            }
            boolean numbered = target.contains("parameter");
            StringBuilder unnest = new StringBuilder("?::smallint[], ?::smallint[], ?::text[]");
            unnest.append(numbered ? ", ?::smallint[]" : "");
            for (String type : types) {
                unnest.append(", ?::").append(type).append("[]");
            }
            jdbc.update("insert into " + target + " select * from unnest(" + unnest + ")", statement -> {
                Connection connection = statement.getConnection();
                int next = 1;
                statement.setArray(
                        next++,
                        connection.createArrayOf(
                                "int2", of.stream().map(v -> v.row().bucket()).toArray()));
                statement.setArray(
                        next++,
                        connection.createArrayOf(
                                "int2", of.stream().map(IndexRows.this::type).toArray()));
                statement.setArray(
                        next++,
                        connection.createArrayOf(
                                "text", of.stream().map(v -> v.row().key().id()).toArray()));
                if (numbered) {
                    statement.setArray(next++, connection.createArrayOf("int2", parameters.toArray()));
                }
                for (int i = 0; i < types.length; i++) {
                    String type = types[i].equals("bigint") ? "int8" : types[i];
                    statement.setArray(
                            next++,
                            connection.createArrayOf(
                                    type,
                                    columns.get(i)
                                            .toArray(types[i].equals("numeric") ? new BigDecimal[0] : new Object[0])));
                }
            });
        }
    }
}
