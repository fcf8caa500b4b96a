package org.usra.rules.identity;

/**
 * The check digit of Damm: one decimal digit that finds every single wrong digit and every pair of neighbours that
 * changed places, the two mistakes of a number read over the telephone.
 */
public final class Damm {

    /** A totally anti-symmetric quasigroup of order ten; row = interim digit, column = next digit. */
    private static final String[] TABLE = {
        "0317598642",
        "7092154863",
        "4206871359",
        "1750983426",
        "6123045978",
        "3674209581",
        "5869720134",
        "8945362017",
        "9438617205",
        "2581436790"
    };

    private Damm() {}

    /** The digit to write behind {@code digits}. */
    public static char checkDigit(String digits) {
        char interim = '0';
        for (int i = 0; i < digits.length(); i++) {
            char digit = digits.charAt(i);
            if (digit < '0' || digit > '9') {
                throw new IllegalArgumentException("not a digit: " + digit);
            }
            interim = TABLE[interim - '0'].charAt(digit - '0');
        }
        return interim;
    }

    /** Whether the last of {@code digits} is the check digit of the others. */
    public static boolean agrees(String digits) {
        return checkDigit(digits) == '0';
    }
}
