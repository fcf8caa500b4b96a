package org.usra.rules.identity;

import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number on an insurance card: twelve digits, the last a check digit, that mean nothing.
 *
 * <p>A lost card is replaced by one with another number, so the number is neither the person's nor the family's.
 */
public record InsuranceCardNumber(String digits) {

    private static final Pattern TWELVE = Pattern.compile("[0-9]{12}");

    public InsuranceCardNumber {
        if (!TWELVE.matcher(digits).matches() || !Damm.agrees(digits)) {
            throw new IllegalArgumentException("no insurance card number");
        }
    }

    /** A new number; whether it is free is for the caller's unique index to say. */
    public static InsuranceCardNumber draw(RandomGenerator random) {
        String first11 = "%011d".formatted(random.nextLong(100_000_000_000L));
        return new InsuranceCardNumber(first11 + Damm.checkDigit(first11));
    }

    /** Reads what a person typed; throws {@code Refused} on a wrong form or check digit. */
    public static InsuranceCardNumber parse(String typed) {
        Matcher compact = TWELVE.matcher(Digits.compact(typed));
        if (!compact.matches()) {
            throw IssuedNumber.wrongForm("رقم بطاقة التأمين", "insurance card number", "4471 0092 8315");
        }
        if (!Damm.agrees(compact.group())) {
            throw IssuedNumber.wrongCheckDigit("رقم بطاقة التأمين", "insurance card number");
        }
        return new InsuranceCardNumber(compact.group());
    }

    /** In fours, as it is printed. */
    public String grouped() {
        return digits.substring(0, 4) + " " + digits.substring(4, 8) + " " + digits.substring(8);
    }

    @Override
    public String toString() {
        return digits;
    }
}
