package org.usra.rules.household;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a member is to the family: {@code CodeSystem/family-role}. */
public enum FamilyRole {
    HEAD,
    SPOUSE,
    CHILD,
    PARENT,
    OTHER;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FamilyRole> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }
}
