package org.usra.record.search;

import java.util.List;
import org.usra.record.search.ResourceFinder.Position;
import org.usra.record.store.Sql;

/** The order of a page: the sort keys with missing values last, then the id, so that no two rows stand at one place. */
record PageOrder(List<SortKey> sort, boolean back) {

    /** For {@code order by}; the keys are called s0, s1, … */
    String columns(String prefix) {
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < sort.size(); i++) {
            columns.append(prefix.equals("r") ? "s" : prefix + ".s")
                    .append(i)
                    .append(sort.get(i).descending() == back ? " asc" : " desc");
            if (!sort.get(i).kind().isAlwaysThere()) {
                columns.append(back ? " nulls first" : " nulls last");
            }
            columns.append(", ");
        }
        return columns.append(prefix)
                .append(".id")
                .append(idDescends() == back ? " asc" : " desc")
                .toString();
    }

    /** The id goes the way of the first key, so that turning the order turns everything. */
    private boolean idDescends() {
        return !sort.isEmpty() && sort.getFirst().descending();
    }

    /** The same order, of positions in hand. */
    int compare(Position one, Position other) {
        int compared = 0;
        for (int i = 0; compared == 0 && i < sort.size(); i++) {
            compared = sort.get(i).compare(one.values().get(i), other.values().get(i));
        }
        if (compared == 0) {
            int ids = SortKey.bytes(one.id(), other.id());
            compared = idDescends() ? -ids : ids;
        }
        return back ? -compared : compared;
    }

    /** What stands after the position: greater in the first key, or equal there and greater in the next, and so on. */
    void writeAfter(Sql sql, Position position) {
        sql.add("(");
        if (!sort.isEmpty() && sort.getFirst().kind().isAlwaysThere()) {
            // Follows from the rest; an index begins there.
            SortKey first = sort.getFirst();
            first.write(sql);
            sql.add(
                    (first.descending() == back ? " >= " : " <= ") + "?::"
                            + first.kind().sqlType() + " and (",
                    java.util.Objects.requireNonNull(position.values().getFirst()));
            writeEachWay(sql, position);
            sql.add(")");
        } else {
            writeEachWay(sql, position);
        }
        sql.add(")");
    }

    private void writeEachWay(Sql sql, Position position) {
        for (int i = 0; i <= sort.size(); i++) {
            sql.add(i == 0 ? "(" : " or (");
            for (int j = 0; j < i; j++) {
                sql.add("(");
                sort.get(j).write(sql);
                String value = position.values().get(j);
                if (value == null) {
                    sql.add(") is null and ");
                } else {
                    sql.add(") = ?::" + sort.get(j).kind().sqlType() + " and ", value);
                }
            }
            if (i < sort.size()) {
                beyond(sql, sort.get(i), position.values().get(i));
            } else {
                sql.add("r.id " + (idDescends() == back ? ">" : "<") + " ?", position.id());
            }
            sql.add(")");
        }
    }

    private void beyond(Sql sql, SortKey key, @org.jspecify.annotations.Nullable String value) {
        if (value == null) {
            // Missing values stand last: nothing is beyond them forwards, every value backwards.
            if (back) {
                key.write(sql);
                sql.add(" is not null");
            } else {
                sql.add("false");
            }
            return;
        }
        sql.add("(");
        key.write(sql);
        sql.add((key.descending() == back ? " > " : " < ") + "?::" + key.kind().sqlType(), value);
        if (!back && !key.kind().isAlwaysThere()) {
            sql.add(" or ");
            key.write(sql);
            sql.add(" is null");
        }
        sql.add(")");
    }
}
