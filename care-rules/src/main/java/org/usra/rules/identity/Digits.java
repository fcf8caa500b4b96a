package org.usra.rules.identity;

import java.util.Set;

/** Digits as people type them: Latin, Arabic-Indic or Persian, with spaces, hyphens and invisible direction marks. */
final class Digits {

    private static final Set<Integer> SEPARATORS = Set.of((int) '-', (int) '‐', (int) '‑', (int) '–', (int) '٬');

    private Digits() {}

    /** The text with every digit of any script as its Latin digit, and nothing else changed. */
    static String latin(String text) {
        StringBuilder latin = new StringBuilder(text.length());
        text.codePoints().forEach(c -> latin.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        return latin.toString();
    }

    /** {@link #latin} without spaces, hyphens and direction marks: how a number is compared and stored. */
    static String compact(String text) {
        StringBuilder compact = new StringBuilder(text.length());
        latin(text).codePoints().filter(c -> !isLayout(c)).forEach(compact::appendCodePoint);
        return compact.toString();
    }

    private static boolean isLayout(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT
                || SEPARATORS.contains(c);
    }
}
