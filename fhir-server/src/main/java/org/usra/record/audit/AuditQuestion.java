package org.usra.record.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of the audit; null where they do not ask.
 *
 * @param patient id of the Patient whose record was touched
 * @param subject the login that touched it
 * @param from inclusive
 * @param until exclusive
 * @param id one line
 * @param before only lines with a smaller number: the next page
 */
public record AuditQuestion(
        @Nullable String patient,
        @Nullable String subject,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Long id,
        @Nullable Long before) {}
