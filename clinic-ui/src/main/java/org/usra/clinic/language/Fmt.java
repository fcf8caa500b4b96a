package org.usra.clinic.language;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How dates, numbers and identity numbers are written on every page: one place, so that digits never mix. */
@Component("fmt")
public class Fmt {

    private final Clock clock;
    private final MessageSource messages;

    Fmt(Clock clock, MessageSource messages) {
        this.clock = clock;
        this.messages = messages;
    }

    public String date(@Nullable LocalDate date) {
        return date == null ? "" : date.format(pattern("d MMM yyyy"));
    }

    public String date(@Nullable Date date) {
        return date == null ? "" : zoned(date.toInstant()).format(pattern("d MMM yyyy"));
    }

    public String dateTime(@Nullable Instant instant) {
        return instant == null ? "" : zoned(instant).format(pattern("EEE d MMM yyyy، HH:mm".replace("،", comma())));
    }

    public String dateTime(@Nullable Date date) {
        return date == null ? "" : dateTime(date.toInstant());
    }

    public String day(@Nullable LocalDate date) {
        return date == null ? "" : date.format(pattern("EEE d MMM"));
    }

    public String time(@Nullable Instant instant) {
        return instant == null ? "" : zoned(instant).format(pattern("HH:mm"));
    }

    public String time(@Nullable Date date) {
        return date == null ? "" : time(date.toInstant());
    }

    public String number(@Nullable BigDecimal number) {
        return number == null ? "" : NumberFormat.getInstance(locale()).format(number);
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The instant as a date in Cairo. */
    public LocalDate dayOf(Date date) {
        return zoned(date.toInstant()).toLocalDate();
    }

    /** The age as people say it: days for the newborn, months for the infant, years from two on. */
    public String age(@Nullable LocalDate birth) {
        if (birth == null) {
            return "";
        }
        LocalDate today = today();
        Period age = Period.between(birth, today);
        if (age.getYears() >= 2) {
            return word("age.years", age.getYears());
        }
        long months = ChronoUnit.MONTHS.between(birth, today);
        return months >= 1 ? word("age.months", months) : word("age.days", ChronoUnit.DAYS.between(birth, today));
    }

    /** How long ago, in days: the word for it. */
    public String daysAgo(@Nullable Date date) {
        return date == null ? "" : word("days.ago", ChronoUnit.DAYS.between(dayOf(date), today()));
    }

    /** A national ID in groups that can be compared by eye: 2 900101 12 3456 7. */
    public String identity(@Nullable String number) {
        if (number == null || number.length() != 14) {
            return number == null ? "" : number;
        }
        return String.join(
                " ",
                number.substring(0, 1),
                number.substring(1, 7),
                number.substring(7, 9),
                number.substring(9, 13),
                number.substring(13));
    }

    /** A message of the bundles that is chosen by a code of the record; the code itself where no message is known. */
    public String word(String family, @Nullable String code) {
        return word(family, code, Language.current());
    }

    /** The same in one language, whatever that of the page: what the record keeps in Arabic is written in Arabic. */
    public String word(String family, @Nullable String code, Language language) {
        String key = family + "." + code;
        String word = messages.getMessage(key, null, code == null ? "" : code, language.locale());
        return word == null ? "" : word;
    }

    private String word(String key, long number) {
        return messages.getMessage(key, new Object[] {number}, locale());
    }

    private static Locale locale() {
        return Language.current().locale();
    }

    private static String comma() {
        return Language.current() == Language.AR ? "،" : ",";
    }

    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale()).localizedBy(locale());
    }

    private ZonedDateTime zoned(Instant instant) {
        return instant.atZone(clock.getZone());
    }
}
