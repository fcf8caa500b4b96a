package org.usra.clinic.visit;

import org.usra.clinic.language.Language;

/** A code that can be picked, in both languages. */
public record PickedCode(String system, String code, String arabic, String english) {

    public String text() {
        return Language.current() == Language.AR ? arabic : english;
    }

    /** What the form sends back: all that is needed to write the code into the record. */
    public String token() {
        return system + "|" + code;
    }
}
