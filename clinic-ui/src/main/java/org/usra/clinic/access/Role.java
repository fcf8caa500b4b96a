package org.usra.clinic.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The work that a person signed in for; the realm role of the same name in Keycloak. */
public enum Role {
    DOCTOR,
    NURSE,
    REGISTRAR,
    HOSPITAL,
    EMERGENCY,
    INSURER,
    DIRECTORATE,
    ACCREDITOR,
    PROVIDER,
    CALLCENTRE,
    CITIZEN,
    ADMIN;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean atUnit() {
        return this == DOCTOR || this == NURSE || this == REGISTRAR;
    }

    public boolean atHospital() {
        return this == HOSPITAL || this == EMERGENCY;
    }

    /** Whether this role looks for people by the one find box. */
    public boolean findsPeople() {
        return atUnit() || atHospital() || this == CALLCENTRE || this == INSURER;
    }

    static Optional<Role> first(Collection<String> realmRoles) {
        return Arrays.stream(values())
                .filter(role -> realmRoles.contains(role.code()))
                .findFirst();
    }
}
