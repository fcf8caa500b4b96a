package org.usra.rules.household;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * When a change of a household holds: what happened today holds from now on, what happened earlier from the beginning of
 * its day in Egypt. So nobody is in two households for an hour, or in none.
 *
 * @param day on which it happened
 * @param today the day on which it is recorded
 */
public record Moment(LocalDate day, LocalDate today, Instant at) {

    private static final ZoneId EGYPT = ZoneId.of("Africa/Cairo");

    public static Moment of(LocalDate day, Instant now) {
        LocalDate today = now.atZone(EGYPT).toLocalDate();
        Instant at = day.equals(today) ? now : day.atStartOfDay(EGYPT).toInstant();
        return new Moment(day, today, at);
    }

    /** Midnight in Egypt. */
    Instant dayBegins() {
        return day.atStartOfDay(EGYPT).toInstant();
    }

    /** As long as the day lies neither ahead nor further back than the rules allow. */
    void requireIn(HouseholdLimits limits) {
        if (day.isAfter(today)) {
            throw HouseholdRefusals.rule(HouseholdRefusals.IN_FUTURE, "date");
        }
        if (day.isBefore(today.minusDays(limits.backdateDays()))) {
            throw HouseholdRefusals.tooLate(limits.backdateDays());
        }
    }
}
