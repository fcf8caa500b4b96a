package org.usra.rules.referral;

import java.util.Arrays;
import java.util.Locale;

/** In whose place somebody moves a referral on. */
public enum Actor {
    FAMILY_DOCTOR("طبيب الأسرة", "the family doctor"),
    NURSE("تمريض الوحدة", "the unit's nurse"),
    PATIENT("المريض", "the patient"),
    HOSPITAL("المستشفى", "the hospital"),
    CALL_CENTRE("مركز الاتصال", "the call centre"),
    SYSTEM("النظام", "the system");

    private final String arabic;
    private final String english;

    Actor(String arabic, String english) {
        this.arabic = arabic;
        this.english = english;
    }

    /** As it stands in the table of moves, for example {@code family-doctor}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String arabic() {
        return arabic;
    }

    public String english() {
        return english;
    }

    static Actor of(String code) {
        return Arrays.stream(values())
                .filter(actor -> actor.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no actor " + code));
    }
}
