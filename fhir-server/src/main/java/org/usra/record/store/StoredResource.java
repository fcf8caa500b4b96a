package org.usra.record.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of one resource, as its row holds it.
 *
 * @param method what made this version: POST, PUT, PATCH or DELETE
 * @param patient id of the Patient whose record it belongs to
 * @param document the JSON that leaves as it stands; null when this version is a deletion
 */
public record StoredResource(
        ResourceKey key,
        short bucket,
        long version,
        Instant created,
        Instant updated,
        String method,
        @Nullable String patient,
        byte @Nullable [] document) {

    /** The same version in the record of this patient. */
    public StoredResource ownedBy(@Nullable String owner) {
        return new StoredResource(key, bucket, version, created, updated, method, owner, document);
    }

    public boolean deleted() {
        return document == null;
    }

    /** The JSON of a version that is known not to be a deletion. */
    public byte[] bytes() {
        if (document == null) {
            throw new IllegalStateException(key + " is deleted in version " + version);
        }
        return document;
    }
}
