package org.usra.clinic.desk;

import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.usra.clinic.family.ReferralLine;
import org.usra.clinic.person.PersonCard;

/**
 * A referral in the hospital's worklist.
 *
 * @param number of the referral, which the Task still tells when the referral itself is no longer this hospital's
 * @param stage the business status of the hospital's own Task
 */
public record DeskItem(
        String task,
        String version,
        String number,
        String stage,
        String status,
        String priority,
        @Nullable Date since,
        @Nullable PersonCard person,
        ReferralLine referral,
        String reason,
        String question,
        String unit) {

    /** The hospital declined it or lost it: its Task remains, the patient's data does not. */
    public boolean gone() {
        return referral.id().isEmpty();
    }
}
