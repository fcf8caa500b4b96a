package org.usra.record.search;

import org.usra.record.store.Sql;

/**
 * One key of {@code _sort}: ascending by the least value of a resource, descending by its greatest; what has none comes last.
 *
 * @param parameter number of the search parameter, where the kind has rows of its own
 */
record SortKey(Kind kind, int parameter, boolean descending) {

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

    void write(Sql sql) {
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
}
