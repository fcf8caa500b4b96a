package org.usra.rules.civil;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an authority of the state reports: {@code CodeSystem/civil-event}. */
public enum CivilEvent {
    BIRTH,
    DEATH,
    MARRIAGE,
    DIVORCE,
    IDENTITY_CORRECTION,
    MEANS_TEST,
    INSURANCE_STATUS;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<CivilEvent> of(String code) {
        return Arrays.stream(values())
                .filter(event -> event.code().equals(code))
                .findFirst();
    }
}
