package org.usra.clinic.language;

/** Digits as people type them: Arabic-Indic and Persian digits are read as the Latin ones that the record keeps. */
public final class Digits {

    private Digits() {}

    public static String latin(String typed) {
        StringBuilder out = new StringBuilder(typed.length());
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (c >= '\u0660' && c <= '\u0669') {
                out.append((char) ('0' + c - '\u0660'));
            } else if (c >= '\u06F0' && c <= '\u06F9') {
                out.append((char) ('0' + c - '\u06F0'));
            } else if (c == '\u066B') {
                out.append('.');
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Only the digits, for numbers that people group with blanks or dashes. */
    public static String only(String typed) {
        return latin(typed).replaceAll("[^0-9]", "");
    }
}
