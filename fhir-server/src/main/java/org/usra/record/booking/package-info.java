/**
 * Booking: the one holder of each slot.
 */
@NullMarked
package org.usra.record.booking;

import org.jspecify.annotations.NullMarked;
