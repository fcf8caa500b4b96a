package org.usra.record.search;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usra.record.index.IndexedValues;
import org.usra.record.store.Sql;

/**
 * One key of {@code _sort}: ascending by the least value of a resource, descending by its greatest; what has none comes last.
 *
 * @param parameter number of the search parameter, where the kind has rows of its own
 * @param inDocument code of the search parameter, where only the document has values that can be put in order
 */
record SortKey(
        Kind kind,
        int parameter,
        boolean descending,
        @Nullable String inDocument) {

    /** Below every character that a document can hold: codes are in order before their systems are. */
    private static final String BEFORE_SYSTEM = "\0";

    /** Where the value stands, and its type in SQL. */
    enum Kind {
        ID("text"),
        UPDATED("timestamptz"),
        /** The leading date of the type. */
        LEADING("bigint"),
        MOMENT("bigint"),
        NUMBER("double precision"),
        TEXT("text");

        private final String sqlType;

        Kind(String sqlType) {
            this.sqlType = sqlType;
        }

        String sqlType() {
            return sqlType;
        }

        /** Every row has one. */
        boolean isAlwaysThere() {
            return this == ID || this == UPDATED;
        }
    }

    /** A key whose values the rows have. */
    static SortKey inRow(Kind kind, int parameter, boolean descending) {
        return new SortKey(kind, parameter, descending, null);
    }

    void write(Sql sql) {
        if (inDocument != null) {
            sql.add("null::" + kind.sqlType());
            return;
        }
        switch (kind) {
            case ID -> sql.add("r.id");
            case UPDATED -> sql.add("r.updated");
            case LEADING -> sql.add(descending ? "r.moment_high" : "r.moment_low");
            case MOMENT ->
                sql.add(
                        "(select " + (descending ? "max(r.moments[i + 2])" : "min(r.moments[i + 1])")
                                + " from generate_series(1, cardinality(r.moments), 3) i where r.moments[i] = ?)",
                        (long) parameter);
            case NUMBER ->
                sql.add(
                        "(select " + (descending ? "max" : "min") + "(r.numbers[i + 1])"
                                + " from generate_series(1, cardinality(r.numbers), 3) i where r.numbers[i] = ?)",
                        (double) parameter);
            case TEXT ->
                sql.add(
                        "(select " + (descending ? "max" : "min")
                                + "(t) from unnest(r.texts) t where t >= ? and t < ?)",
                        parameter + " ",
                        parameter + "!");
        }
    }

    /** The value of a document, as text: the first one in the direction of this key. */
    @Nullable
    String valueIn(IndexedValues values) {
        return switch (kind) {
            case MOMENT ->
                first(values.moments().stream()
                        .filter(moment -> moment.parameter().equals(inDocument))
                        .map(moment -> String.valueOf(descending ? moment.high() : moment.low())));
            case NUMBER ->
                first(values.quantities().stream()
                        .filter(number -> number.parameter().equals(inDocument))
                        .map(number -> number.value().toString()));
            case TEXT -> first(texts(values));
            case ID, UPDATED, LEADING -> throw new IllegalStateException("the row has it: " + kind);
        };
    }

    private @Nullable String first(Stream<String> values) {
        return values.min(this::compare).orElse(null);
    }

    private Stream<String> texts(IndexedValues values) {
        return Stream.of(
                        values.tokens().stream()
                                .filter(token -> token.parameter().equals(inDocument) && token.code() != null)
                                .map(token ->
                                        token.code() + BEFORE_SYSTEM + (token.system() == null ? "" : token.system())),
                        values.references().stream()
                                .filter(reference -> reference.parameter().equals(inDocument))
                                .filter(reference -> reference.id() != null || reference.url() != null)
                                .map(reference -> reference.id() == null
                                        ? String.valueOf(reference.url())
                                        : reference.type() + "/" + reference.id()),
                        values.texts().stream()
                                .filter(text -> text.parameter().equals(inDocument))
                                .map(IndexedValues.Text::folded),
                        values.uris().stream()
                                .filter(uri -> uri.parameter().equals(inDocument))
                                .map(IndexedValues.Uri::value))
                .flatMap(each -> each);
    }

    /** Of two values as text; in the direction of this key, where a missing one is last either way. */
    int compare(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return Boolean.compare(one == null, other == null);
        }
        int compared = switch (kind) {
            case UPDATED -> Instant.parse(one).compareTo(Instant.parse(other));
            case LEADING, MOMENT -> Long.compare(Long.parseLong(one), Long.parseLong(other));
            case NUMBER -> Double.compare(Double.parseDouble(one), Double.parseDouble(other));
            case ID -> bytes(one, other);
            case TEXT -> bytes(plain(one), plain(other));
        };
        return descending ? -compared : compared;
    }

    /** Before a row's text stands the number of the parameter, which each type has of its own. */
    private String plain(String text) {
        return inDocument == null ? text.substring(text.indexOf(' ') + 1) : text;
    }

    /** As the database compares texts. */
    static int bytes(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
