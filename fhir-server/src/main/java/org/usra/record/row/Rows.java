package org.usra.record.row;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one table being written by one statement. {@code unnest} of as many arrays as there are columns costs PostgreSQL
 * 100 µs before the first row; {@code values} costs nothing, and there are few numbers of rows.
 */
public final class Rows {

    /** Rows of one statement; there is a text for each number of rows up to here. */
    public static final int MOST = 32;

    private final String row;
    private final List<@Nullable Object> parameters = new ArrayList<>();
    private int size;

    /** @param row a parenthesis with a {@code ?} for each column, cast where the place does not say the type */
    public Rows(String row) {
        this.row = row;
    }

    public Rows add(@Nullable Object... columns) {
        Collections.addAll(parameters, columns);
        size++;
        return this;
    }

    /** {@code (?, ?), (?, ?)}. */
    public String text() {
        return String.join(", ", Collections.nCopies(size, row));
    }

    public List<@Nullable Object> parameters() {
        return parameters;
    }

    /** These in portions of {@link #MOST}. */
    public static <T> List<List<T>> portions(List<T> all) {
        List<List<T>> portions = new ArrayList<>();
        for (int i = 0; i < all.size(); i += MOST) {
            portions.add(all.subList(i, Math.min(all.size(), i + MOST)));
        }
        return portions;
    }
}
