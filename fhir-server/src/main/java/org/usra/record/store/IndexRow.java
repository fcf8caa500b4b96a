package org.usra.record.store;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one version can be found by, as it stands beside the document in its row, and its rows of {@code
 * resource_identifier}.
 *
 * @param present one bit for each search parameter that has a value
 * @param low the leading date, microseconds since the epoch, inclusive; {@code high} is exclusive
 * @param keys sorted, each once
 * @param moments triples of parameter, low, high
 * @param numbers triples of parameter, value, value in the canonical unit
 * @param texts parameter number, a space, the folded string
 */
record IndexRow(
        long present,
        @Nullable Long low,
        @Nullable Long high,
        long[] keys,
        long @Nullable [] moments,
        double @Nullable [] numbers,
        String @Nullable [] texts,
        List<Identifier> identifiers) {

    /** What stands in the row itself. */
    IndexRow withoutIdentifiers() {
        return new IndexRow(present, low, high, keys, moments, numbers, texts, List.of());
    }

    /** An identifier's value and system, hashed. */
    record Identifier(long hash, int system) {}

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IndexRow row
                && present == row.present
                && Arrays.equals(keys, row.keys)
                && Arrays.equals(moments, row.moments)
                && Arrays.equals(numbers, row.numbers)
                && Arrays.equals(texts, row.texts)
                && identifiers.equals(row.identifiers)
                && java.util.Objects.equals(low, row.low)
                && java.util.Objects.equals(high, row.high);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(keys);
    }

    @Override
    public String toString() {
        return "IndexRow[" + keys.length + " keys]";
    }
}
