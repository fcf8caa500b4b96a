package org.usra.rules.coverage;

import org.jspecify.annotations.Nullable;
import org.usra.rules.admission.EarlierStay;
import org.usra.rules.admission.ReferralHeld;

/**
 * One question at door 1, with what is known about it.
 *
 * @param hospital the facility that asks, if it is a hospital; null for a unit
 * @param ownUnit the facility is the unit where the person is enrolled
 * @param inNetwork the facility is in the register
 * @param contracted its contract is in force
 * @param service the service asked for; null when none was named
 * @param directAccess a row of the direct-access table opens the service to this person today
 * @param referral the referral that was named, or the one that fits; null when there is none
 * @param earlier the latest authorised stay at this hospital; null when there is none
 */
public record Eligibility(
        boolean emergency,
        CoverState cover,
        String patient,
        @Nullable String hospital,
        boolean ownUnit,
        boolean inNetwork,
        boolean contracted,
        @Nullable String service,
        boolean directAccess,
        @Nullable ReferralHeld referral,
        @Nullable EarlierStay earlier) {}
