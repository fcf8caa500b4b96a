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
        MOMENT("bigint"),
        NUMBER("numeric"),
        TEXT("text");

        private final String sqlType;

        Kind(String sqlType) {
            this.sqlType = sqlType;
        }

        String sqlType() {
            return sqlType;
        }
    }

    void write(Sql sql) {
        switch (kind) {
            case ID -> sql.add("r.id");
            case UPDATED -> sql.add("r.updated");
            case MOMENT -> rows(sql, descending ? "max(x.high)" : "min(x.low)", "resource_moment");
            case NUMBER -> rows(sql, descending ? "max(x.value)" : "min(x.value)", "resource_quantity");
            case TEXT -> rows(sql, descending ? "max(x.folded)" : "min(x.folded)", "resource_text");
        }
    }

    private void rows(Sql sql, String value, String table) {
        sql.add(
                "(select " + value + " from " + table + " x where x.bucket = r.bucket and x.type = r.type"
                        + " and x.id = r.id and x.parameter = ?)",
                (short) parameter);
    }
}
