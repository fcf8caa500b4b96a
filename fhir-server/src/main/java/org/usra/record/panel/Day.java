package org.usra.record.panel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.usra.record.rulebook.RuleBook;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** Days as an input writes them, and their moments in Egypt. */
final class Day {

    private Day() {}

    /** A whole date: FHIR's may be a year or a month too, which is no day. */
    static LocalDate of(String text, String element) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new Refused(
                    RefusalKind.MALFORMED,
                    new Refusal(
                            "wrong-type",
                            "اكتب التاريخ باليوم والشهر والسنة، مثل 2026-11-28.",
                            "Give the date with day, month and year, for example 2026-11-28.",
                            element));
        }
    }

    static LocalDate today(Instant now) {
        return now.atZone(RuleBook.EGYPT).toLocalDate();
    }

    /** A dateTime in Egypt's time, so that it compares with a date as people read it. */
    static String text(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(RuleBook.EGYPT));
    }

    static Instant begins(LocalDate day) {
        return day.atStartOfDay(RuleBook.EGYPT).toInstant();
    }
}
