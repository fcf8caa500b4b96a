package org.usra.rules.admission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A referral as the gate sees it at one moment.
 *
 * @param status the status of the ServiceRequest
 * @param holder the hospital that the patient chose; null until a choice is made
 * @param usedBy the stay that uses it now; null when free
 */
public record ReferralHeld(
        String id,
        String patient,
        @Nullable String service,
        String status,
        Instant validFrom,
        Instant validTo,
        @Nullable String holder,
        @Nullable String usedBy) {}
