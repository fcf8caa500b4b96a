package org.usra.record.index;

import java.text.Normalizer;
import java.util.Locale;

/** A text as it is compared: without case, accents and the variants of Arabic spelling. */
public final class Folding {

    private Folding() {}

    public static String fold(String text) {
        String bare = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("[\\p{Mn}\\p{Cf}ـء]", "");
        return bare.toLowerCase(Locale.ROOT)
                .replace('ى', 'ي')
                .replace('ة', 'ه')
                .replaceAll("\\s+", " ")
                .strip();
    }
}
