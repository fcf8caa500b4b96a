package org.usra.rules.identity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of a family file, {@code 03-14-000217-1}: governorate and unit where it was opened, serial, check digit.
 *
 * <p>It stays the same when the family moves; the unit in it is where the file began, not where it is.
 */
public record FamilyNumber(String governorate, int unit, long serial) {

    private static final Pattern COMPACT = Pattern.compile("([0-9]{2})([0-9]{2})([0-9]{6})([0-9])");

    public FamilyNumber {
        if (governorate.length() != 2 || unit < 1 || unit > 99 || serial < 1 || serial > 999_999) {
            throw new IllegalArgumentException("no family number: " + governorate + ", " + unit + ", " + serial);
        }
    }

    /** Reads what a person typed, with or without hyphens; throws {@code Refused} on a wrong form or check digit. */
    public static FamilyNumber parse(String typed) {
        Matcher parts = COMPACT.matcher(Digits.compact(typed));
        if (!parts.matches() || parts.group(2).equals("00") || parts.group(3).equals("000000")) {
            throw IssuedNumber.wrongForm("رقم الملف العائلي", "family file number", "03-14-000217-1");
        }
        if (!Damm.agrees(parts.group())) {
            throw IssuedNumber.wrongCheckDigit("رقم الملف العائلي", "family file number");
        }
        return new FamilyNumber(parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3)));
    }

    @Override
    public String toString() {
        String unitDigits = "%02d".formatted(unit);
        String serialDigits = "%06d".formatted(serial);
        return governorate + "-" + unitDigits + "-" + serialDigits + "-"
                + Damm.checkDigit(governorate + unitDigits + serialDigits);
    }
}
