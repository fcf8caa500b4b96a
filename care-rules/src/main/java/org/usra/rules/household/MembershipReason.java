package org.usra.rules.household;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a membership began or ended: {@code CodeSystem/membership-reason}. */
public enum MembershipReason {
    REGISTRATION,
    BIRTH,
    MARRIAGE,
    DIVORCE,
    DEATH,
    TRANSFER,
    SPLIT,
    MERGE,
    CORRECTION,
    LEAVING;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<MembershipReason> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }
}
