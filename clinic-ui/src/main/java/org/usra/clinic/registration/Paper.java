package org.usra.clinic.registration;

import java.util.stream.Stream;
import org.usra.rules.naming.Canonical;

/** By which paper the record knows a member; the choices of the form, in their order. */
public enum Paper {
    NATIONAL_ID("national-id"),
    NEWBORN("newborn"),
    PASSPORT("passport"),
    EMERGENCY_TAG("emergency-tag");

    private final String code;

    Paper(String code) {
        this.code = code;
    }

    /** The paper that was chosen. What is no choice is held to the strictest. */
    static Paper of(String code) {
        return Stream.of(values())
                .filter(paper -> paper.code.equals(code))
                .findFirst()
                .orElse(NATIONAL_ID);
    }

    public String code() {
        return code;
    }

    String system() {
        return Canonical.identifier(code);
    }

    /** Whether it proves who a person is, as the head of a family must; the others serve for a while. */
    boolean proves() {
        return this == NATIONAL_ID || this == PASSPORT;
    }
}
