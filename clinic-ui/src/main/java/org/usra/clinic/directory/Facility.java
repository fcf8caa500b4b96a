package org.usra.clinic.directory;

import org.usra.clinic.language.Language;

/**
 * A unit, hospital or authority of the scheme.
 *
 * @param kind unit, hospital or authority
 */
public record Facility(String id, String kind, String arabic, String english, String accreditation, String contract) {

    public String name() {
        return Language.current() == Language.AR || english.isEmpty() ? arabic : english;
    }
}
