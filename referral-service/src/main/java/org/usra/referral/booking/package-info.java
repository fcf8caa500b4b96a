/** Booking: finding, holding and taking the slots of hospitals. */
@NullMarked
package org.usra.referral.booking;

import org.jspecify.annotations.NullMarked;
