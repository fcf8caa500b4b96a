package org.usra.record.words;

/** A word as it stands in {@code resource_words}: of one part and one type, so that one index keeps them apart. */
public final class Lexeme {

    /** PostgreSQL takes 2,046 bytes; no word that somebody looks for is longer than this. */
    private static final int LONGEST = 64;

    private static final int RADIX = 36;

    private Lexeme() {}

    public static String of(Part part, short type, String word) {
        String number = Integer.toString(type, RADIX);
        return part.mark()
                + (number.length() == 1 ? "0" : "")
                + number
                + (word.length() > LONGEST ? word.substring(0, LONGEST) : word);
    }
}
