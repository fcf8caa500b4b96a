package org.usra.record.index;

import java.util.Locale;
import org.usra.rules.identity.ArabicName;

/** A text as it is compared, in the index and in a query alike. */
public final class Folding {

    private Folding() {}

    public static String fold(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '~') {
                return ArabicName.fold(text);
            }
        }
        return ascii(text);
    }

    /** A token where capitals do not matter; everything else in it does. */
    public static String withoutCase(String token) {
        return token.toLowerCase(Locale.ROOT);
    }

    // What ArabicName makes of plain ASCII, without its patterns: most texts of a record are.
    private static String ascii(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                folded.append(c);
            } else if (c != '\'' && c != '`' && !folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            }
        }
        return folded.toString().strip().toLowerCase(Locale.ROOT);
    }
}
