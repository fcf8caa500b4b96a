package org.usra.record.access;

/** The FHIR interactions that a role may or may not have on a type. */
public enum Interaction {
    READ,
    VREAD,
    HISTORY,
    SEARCH,
    CREATE,
    UPDATE,
    PATCH,
    DELETE,
    OPERATION
}
