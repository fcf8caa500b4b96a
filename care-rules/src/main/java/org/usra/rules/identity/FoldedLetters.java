package org.usra.rules.identity;

/** What single letters fold to, remembered by pages of 256: a pattern asked for each letter of each text takes ten times as long. */
final class FoldedLetters {

    /** The letter disappears. */
    static final char NOTHING = 0;

    /** Not one letter for one: the text is folded as a whole. */
    static final char SEVERAL = '\uFFFF';

    /** Its small form depends on what follows. */
    private static final char SIGMA = 'Σ';

    // Filled as they are asked for; two threads may fill one with the same.
    private static final char[][] PAGES = new char[256][];

    private FoldedLetters() {}

    /** A letter or digit in the case it has, a space for what parts words, or one of the constants. */
    static char of(char letter) {
        char[] page = PAGES[letter >> 8];
        if (page == null) {
            page = page(letter & 0xFF00);
            PAGES[letter >> 8] = page;
        }
        return page[letter & 0xFF];
    }

    private static char[] page(int first) {
        char[] page = new char[256];
        for (int i = 0; i < page.length; i++) {
            page[i] = folded((char) (first + i));
        }
        return page;
    }

    private static char folded(char letter) {
        if (Character.isSurrogate(letter) || letter == SIGMA) {
            return SEVERAL;
        }
        String folded = ArabicName.letters(String.valueOf(letter));
        if (folded.isEmpty()) {
            return NOTHING;
        }
        if (folded.length() > 1) {
            return SEVERAL;
        }
        return Character.isLetterOrDigit(folded.charAt(0)) ? folded.charAt(0) : ' ';
    }
}
