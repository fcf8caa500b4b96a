package org.usra.rules.coverage;

/** What the person's Coverages say for one day. */
public enum CoverState {
    IN_FORCE,
    /** Cancelled before its period ended: arrears. */
    SUSPENDED,
    /** Its period is over or has not begun. */
    ENDED,
    NONE
}
