package org.usra.rules.identity;

import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number under which a hospital may admit, {@code A-} + eight characters of Crockford's base 32 + check digit.
 *
 * <p>It says nothing about the patient and cannot be guessed: eight characters are forty random bits.
 */
public record AuthorizationNumber(String code) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern CODE = Pattern.compile("[0-9A-HJKMNP-TV-Z]{8}");
    private static final Pattern COMPACT = Pattern.compile("A([0-9A-Z]{8})([0-9])");

    public AuthorizationNumber {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("no authorization code: " + code);
        }
    }

    /** A new number; whether it is free is for the caller's unique index to say. */
    public static AuthorizationNumber draw(RandomGenerator random) {
        StringBuilder code = new StringBuilder(8);
        for (int i = 0; i < 8; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new AuthorizationNumber(code.toString());
    }

    /** Reads what a person typed; I and L are read as 1, O as 0. Throws {@code Refused}. */
    public static AuthorizationNumber parse(String typed) {
        Matcher parts = COMPACT.matcher(Digits.compact(typed).toUpperCase(Locale.ROOT));
        String code = parts.matches()
                ? parts.group(1).replace('I', '1').replace('L', '1').replace('O', '0')
                : "";
        if (!CODE.matcher(code).matches()) {
            throw IssuedNumber.wrongForm("رقم موافقة", "authorization number", "A-7K3Q9ZD2-2");
        }
        AuthorizationNumber number = new AuthorizationNumber(code);
        if (number.checkDigit() != parts.group(2).charAt(0)) {
            throw IssuedNumber.wrongCheckDigit("رقم الموافقة", "authorization number");
        }
        return number;
    }

    @Override
    public String toString() {
        return "A-" + code + "-" + checkDigit();
    }

    /** Damm over the values of the characters, two digits each. */
    private char checkDigit() {
        StringBuilder digits = new StringBuilder(16);
        code.chars().forEach(c -> digits.append("%02d".formatted(ALPHABET.indexOf(c))));
        return Damm.checkDigit(digits.toString());
    }
}
