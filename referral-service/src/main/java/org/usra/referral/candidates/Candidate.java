package org.usra.referral.candidates;

import java.math.BigDecimal;
import java.time.Instant;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Organization;
import org.jspecify.annotations.Nullable;

/**
 * One hospital's service that can take this patient, with what is known of it at this moment.
 *
 * @param distanceKm null when one of the two places is unknown
 * @param nextSlot null when no slot is free in the coming weeks
 * @param waitP50 days, as the service states it; null when it states none
 * @param capacity has-capacity, limited, full or unknown
 */
record Candidate(
        HealthcareService service,
        Organization hospital,
        @Nullable BigDecimal distanceKm,
        @Nullable Instant nextSlot,
        @Nullable Integer waitP50,
        @Nullable Integer waitP90,
        String capacity) {}
