package org.usra.rules.prevention;

import org.jspecify.annotations.Nullable;

/**
 * A dose of the national schedule.
 *
 * @param vaccine code of {@code CodeSystem/vaccine}
 * @param ageMonths from this age on
 * @param follows which dose must have been given before, and how long before; null where none
 * @param dueDays how many days it is due before it is overdue
 * @param maxAgeMonths not given any more from this age on
 */
public record ScheduledDose(
        String vaccine, int dose, int ageMonths, @Nullable Earlier follows, int dueDays, int maxAgeMonths) {

    /** The dose before, and the least number of days between both. */
    public record Earlier(String vaccine, int dose, int days) {}
}
