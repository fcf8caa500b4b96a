package org.usra.rules.identity;

/** The sex that a national ID states. */
public enum Sex {
    MALE("male", "ذكر"),
    FEMALE("female", "أنثى");

    private final String code;
    private final String arabic;

    Sex(String code, String arabic) {
        this.code = code;
        this.arabic = arabic;
    }

    /** The code of FHIR's AdministrativeGender, which is also the English word. */
    public String code() {
        return code;
    }

    public String arabic() {
        return arabic;
    }
}
