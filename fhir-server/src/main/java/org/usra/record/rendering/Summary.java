package org.usra.record.rendering;

import java.util.Locale;
import java.util.Optional;

/** What {@code _summary} asks for: <a href="https://hl7.org/fhir/R4/search.html#summary">R4 search, summary</a>. */
public enum Summary {
    TRUE,
    TEXT,
    DATA,
    COUNT,
    FALSE;

    /** Empty for a value that R4 does not know. */
    public static Optional<Summary> of(String value) {
        for (Summary summary : values()) {
            if (summary.name().toLowerCase(Locale.ROOT).equals(value)) {
                return Optional.of(summary);
            }
        }
        return Optional.empty();
    }
}
