package org.usra.record.index;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.Optional;

/**
 * The stretch of time that a FHIR date means: {@code 2026} is the whole year, {@code 2026-11-23T10:00} the minute.
 *
 * @param low microseconds since the epoch, inclusive
 * @param high microseconds since the epoch, exclusive
 */
public record DateInterval(long low, long high) {

    /** A period without a start began before everything; the first microsecond of the year 1. */
    public static final long OPEN_LOW = -62_135_596_800_000_000L;

    /** A period without an end has not ended; the first microsecond of the year 10000. */
    public static final long OPEN_HIGH = 253_402_300_800_000_000L;

    // A day is the day of the people who write it. A change of zone needs a reindex.
    private static final ZoneId ZONE = ZoneId.of("Africa/Cairo");
    private static final int MINUTES = "2026-11-23T10:00".length();
    private static final int SECONDS = "2026-11-23T10:00:00".length();

    /** Reads a FHIR date, dateTime or instant (the time may lack its zone, or seconds); empty when it is none. */
    public static Optional<DateInterval> of(String text) {
        try {
            return Optional.of(read(text));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static DateInterval read(String text) {
        int time = text.indexOf('T');
        if (time >= 0) {
            return moment(text, time);
        }
        return switch (text.length()) {
            case 4 -> days(Year.parse(text).atDay(1), ChronoUnit.YEARS);
            case 7 -> days(YearMonth.parse(text).atDay(1), ChronoUnit.MONTHS);
            default -> days(LocalDate.parse(text), ChronoUnit.DAYS);
        };
    }

    private static DateInterval days(LocalDate first, ChronoUnit unit) {
        return new DateInterval(
                micros(first.atStartOfDay(ZONE).toInstant()),
                micros(first.plus(1, unit).atStartOfDay(ZONE).toInstant()));
    }

    private static DateInterval moment(String text, int time) {
        int zone = Math.max(text.indexOf('Z', time), Math.max(text.indexOf('+', time), text.indexOf('-', time)));
        String local = zone < 0 ? text : text.substring(0, zone);
        Instant start = zone < 0
                ? LocalDateTime.of(
                                LocalDate.parse(local.substring(0, time)), LocalTime.parse(local.substring(time + 1)))
                        .atZone(ZONE)
                        .toInstant()
                : OffsetDateTime.parse(text).toInstant();
        return new DateInterval(micros(start), micros(end(start, local.length())));
    }

    private static Instant end(Instant start, int written) {
        if (written <= MINUTES) {
            return start.plus(1, ChronoUnit.MINUTES);
        }
        if (written == SECONDS) {
            return start.plusSeconds(1);
        }
        int digits = Math.min(written - SECONDS - 1, 6);
        return start.plus((long) Math.pow(10, 6 - digits), ChronoUnit.MICROS);
    }

    private static long micros(Temporal instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
