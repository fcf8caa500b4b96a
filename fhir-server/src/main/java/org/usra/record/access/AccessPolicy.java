package org.usra.record.access;

/**
 * The authorization matrix and the relations behind it. A role's permission is decided before data is touched; whose
 * record it opens is a predicate AND-ed to every query, so that read, search, include, history and operations agree.
 */
public class AccessPolicy {

    /** Refuses with 403 what no row of the matrix permits. */
    public void requirePermitted(Caller caller, String type, Interaction interaction) {
        throw new UnsupportedOperationException("access room");
    }

    /** True where {@link #requirePermitted} would not refuse. */
    public boolean permits(Caller caller, String type, Interaction interaction) {
        throw new UnsupportedOperationException("access room");
    }

    /** Which rows of the type the caller may see for this interaction. */
    public SqlCriterion visible(Caller caller, String type, Interaction interaction) {
        throw new UnsupportedOperationException("access room");
    }
}
