package org.usra.record.store;

import java.util.ArrayList;
import java.util.List;
import org.usra.record.access.SqlCriterion;

/** A statement being written: text of ours, and every value of somebody else's as a JDBC parameter. */
public final class Sql {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    public static Sql of(String text, Object... values) {
        return new Sql().add(text, values);
    }

    /** Appends text with one {@code ?} for each value. */
    public Sql add(String more, Object... values) {
        text.append(more);
        parameters.addAll(List.of(values));
        return this;
    }

    public Sql add(Sql other) {
        text.append(other.text);
        parameters.addAll(other.parameters);
        return this;
    }

    /** Appends the criterion in parentheses, since it may hold an {@code or}. */
    public Sql add(SqlCriterion criterion) {
        text.append('(').append(criterion.sql()).append(')');
        parameters.addAll(criterion.parameters());
        return this;
    }

    /**
     * Appends {@code (?,?,?,?)}: padded with the last value to 4, 8, 16 … so that few plans serve every length, and never an
     * array, under which a generic plan scans every partition.
     */
    public Sql addList(List<?> values) {
        int padded = padded(values.size());
        text.append('(');
        for (int i = 0; i < padded; i++) {
            text.append(i == 0 ? "?" : ",?");
            parameters.add(values.get(Math.min(i, values.size() - 1)));
        }
        text.append(')');
        return this;
    }

    /** 4, 8, 16 …: as many places as a list of this size gets. */
    public static int padded(int size) {
        return Math.max(4, Integer.highestOneBit(size * 2 - 1));
    }

    public String text() {
        return text.toString();
    }

    public List<Object> parameters() {
        return parameters;
    }
}
