package org.usra.rules.identity;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number of a referral, {@code R-2026-000123-8}: year of issue, serial in that year, check digit. */
public record ReferralNumber(int year, long serial) {

    /** A national year has more referrals than six digits can number, so the serial may grow to nine. */
    private static final Pattern COMPACT = Pattern.compile("R([0-9]{4})([0-9]{6,9})([0-9])");

    public ReferralNumber {
        if (year < 2019 || year > 9999 || serial < 1 || serial > 999_999_999) {
            throw new IllegalArgumentException("no referral number: " + year + ", " + serial);
        }
    }

    /** Reads what a person typed, with or without hyphens; throws {@code Refused} on a wrong form or check digit. */
    public static ReferralNumber parse(String typed) {
        Matcher parts = COMPACT.matcher(Digits.compact(typed).toUpperCase(Locale.ROOT));
        if (!parts.matches() || Integer.parseInt(parts.group(1)) < 2019 || Long.parseLong(parts.group(2)) < 1) {
            throw IssuedNumber.wrongForm("رقم إحالة", "referral number", "R-2026-000123-8");
        }
        if (!Damm.agrees(parts.group().substring(1))) {
            throw IssuedNumber.wrongCheckDigit("رقم الإحالة", "referral number");
        }
        return new ReferralNumber(Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2)));
    }

    @Override
    public String toString() {
        String serialDigits = "%06d".formatted(serial);
        return "R-" + year + "-" + serialDigits + "-" + Damm.checkDigit(year + serialDigits);
    }
}
