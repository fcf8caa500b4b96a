package org.usra.clinic.desk;

import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * The appointment of a referral at this hospital that counts now.
 *
 * @param status booked, or how the last one ended: cancelled, noshow, arrived, fulfilled
 */
public record Booking(String id, @Nullable Date start, String status) {

    /** Before the first one was made. */
    static final Booking NONE = new Booking("", null, "");

    public boolean exists() {
        return !id.isEmpty();
    }
}
