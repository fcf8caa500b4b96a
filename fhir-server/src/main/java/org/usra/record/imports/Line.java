package org.usra.record.imports;

import org.jspecify.annotations.Nullable;
import org.usra.record.document.ResourceDocument;
import org.usra.record.store.ResourceKey;
import org.usra.rules.refusal.Refused;

/**
 * One line of an import.
 *
 * @param number from 1
 * @param end where the next one begins
 * @param document null when the line was refused before it could be one
 * @param refused why; null while nobody has refused it
 */
record Line(
        long number,
        long end,
        @Nullable ResourceDocument document,
        @Nullable Refused refused) {

    /** What it wants to write; null when that is not known. */
    @Nullable
    ResourceKey key() {
        return document == null || document.id() == null ? null : new ResourceKey(document.type(), document.id());
    }

    boolean isGood() {
        return refused == null && document != null;
    }

    Line but(Refused reason) {
        return new Line(number, end, document, reason);
    }
}
