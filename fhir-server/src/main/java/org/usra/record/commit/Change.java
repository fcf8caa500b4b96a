package org.usra.record.commit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.usra.record.document.ResourceDocument;

/**
 * One resource as a write found it and as it leaves it.
 *
 * @param before null when it did not exist (or was deleted)
 * @param after null when the write deletes it
 */
public record Change(
        String type,
        String id,
        long version,
        short bucket,
        @Nullable String patient,
        Instant at,
        @Nullable ResourceDocument before,
        @Nullable ResourceDocument after) {}
