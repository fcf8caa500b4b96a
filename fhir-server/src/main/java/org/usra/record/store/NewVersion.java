package org.usra.record.store;

import org.jspecify.annotations.Nullable;
import org.usra.record.index.IndexedValues;

/**
 * One version about to be written.
 *
 * @param before the row that it replaces, a deletion included; null when the id was never used
 * @param values what it can be found by; empty for a deletion
 */
public record NewVersion(StoredResource row, @Nullable StoredResource before, IndexedValues values) {}
