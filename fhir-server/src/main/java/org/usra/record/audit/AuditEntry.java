package org.usra.record.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usra.record.access.Caller;

/**
 * One line of the audit: who did what to which resource, or asked what and whose data left.
 *
 * @param patients ids of the Patients concerned
 * @param results how many resources left; null for a write
 */
public record AuditEntry(
        Instant at,
        String interaction,
        String type,
        @Nullable String resource,
        @Nullable Long version,
        @Nullable String query,
        List<String> patients,
        @Nullable Integer results,
        Caller caller) {

    public static AuditEntry ofWrite(
            Caller caller,
            String interaction,
            String type,
            String id,
            long version,
            List<String> patients,
            Instant at) {
        return new AuditEntry(at, interaction, type, id, version, null, patients, null, caller);
    }
}
