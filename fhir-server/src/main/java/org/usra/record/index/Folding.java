package org.usra.record.index;

import org.usra.rules.identity.ArabicName;

/** A text as it is compared, in the index and in a query alike. */
public final class Folding {

    private Folding() {}

    public static String fold(String text) {
        return ArabicName.fold(text);
    }
}
