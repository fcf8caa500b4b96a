package org.usra.rules.admission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One Encounter at the door of a hospital, with what is known about it at the server's clock.
 *
 * @param encounterClass the v3 ActCode: AMB, IMP, EMER, …
 * @param service the service asked for; null when the Encounter names none
 * @param starts period.start where it has to be judged; null when absent or unchanged since it was judged
 * @param directAccess whether a row of the direct-access table opens the service to this patient today
 * @param referral the referral that it names (or that its authorization number names); null when none exists
 * @param earlier the earlier stay that it names; null when none exists
 */
public record Admission(
        String encounter,
        String patient,
        String hospital,
        String encounterClass,
        @Nullable String service,
        @Nullable Instant starts,
        boolean directAccess,
        @Nullable ReferralHeld referral,
        @Nullable EarlierStay earlier) {

    boolean isEmergency() {
        return encounterClass.equals("EMER");
    }

    boolean isInpatient() {
        return encounterClass.equals("IMP") || encounterClass.equals("ACUTE") || encounterClass.equals("NONAC");
    }
}
