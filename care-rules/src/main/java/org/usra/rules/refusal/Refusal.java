package org.usra.rules.refusal;

import org.jspecify.annotations.Nullable;

/**
 * One reason why a request was refused, as a sentence with its remedy in both languages.
 *
 * @param code one of the codes of {@code CodeSystem/issue}
 * @param element the FHIRPath of the element that is wrong, where there is one
 */
public record Refusal(
        String code,
        String arabic,
        String english,
        @Nullable String element) {

    public Refusal(String code, String arabic, String english) {
        this(code, arabic, english, null);
    }

    /** The same refusal, pointing at an element. */
    public Refusal at(String path) {
        return new Refusal(code, arabic, english, path);
    }
}
