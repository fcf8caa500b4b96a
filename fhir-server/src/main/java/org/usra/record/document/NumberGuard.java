package org.usra.record.document;

/** Which numbers are numbers, and which of them are harmless. */
final class NumberGuard {

    private static final int LENGTH = 40;

    /** That of a double: HL7's own example of decimals goes to 245, and 308 digits are nothing to write out. */
    private static final int EXPONENT = 308;

    private static final int EXPONENT_DIGITS = 4;

    private NumberGuard() {}

    /** The exponent is judged by its digits: expanding 1e1000000 costs seconds, 1e999999999 the whole heap. */
    static boolean isReasonable(String number) {
        if (number.length() > LENGTH) {
            return false;
        }
        int mark = exponentMark(number);
        if (mark < 0) {
            return true;
        }
        String exponent = number.substring(number.charAt(mark + 1) == '+' ? mark + 2 : mark + 1);
        return exponent.length() <= EXPONENT_DIGITS && Math.abs(Integer.parseInt(exponent)) <= EXPONENT;
    }

    /** JSON's grammar of numbers, which is also that of FHIR's decimal. */
    static boolean isNumber(String text) {
        int mark = exponentMark(text);
        String mantissa = mark < 0 ? text : text.substring(0, mark);
        String plain = mantissa.startsWith("-") ? mantissa.substring(1) : mantissa;
        int dot = plain.indexOf('.');
        String whole = dot < 0 ? plain : plain.substring(0, dot);
        boolean valid = areDigits(whole)
                && (whole.length() == 1 || whole.charAt(0) != '0')
                && (dot < 0 || areDigits(plain.substring(dot + 1)));
        if (!valid || mark < 0) {
            return valid;
        }
        boolean signed = mark + 1 < text.length() && "+-".indexOf(text.charAt(mark + 1)) >= 0;
        return areDigits(text.substring(signed ? mark + 2 : mark + 1));
    }

    private static int exponentMark(String number) {
        return Math.max(number.indexOf('e'), number.indexOf('E'));
    }

    private static boolean areDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
