package org.usra.record.access;

/** What opens a row to a caller. */
enum Relation {
    /** Nothing more is asked than the permission itself. */
    EVERYONE,
    /** The patient is enrolled at the caller's unit. */
    ENROLMENT,
    /** The patient was referred to the caller's hospital. */
    REFERRAL,
    /** The patient has or just had an Encounter at the caller's facility. */
    ENCOUNTER,
    /** The patient has an appointment at the caller's facility. */
    APPOINTMENT,
    /** The caller's organisation pays for the patient. */
    COVERAGE,
    /** The citizen's own record, or that of a Patient linked to the login. */
    SELF,
    /** The resource names the caller's organisation (or a citizen's Patient) as a party. */
    PARTY,
    /** Workflow writes: what the person may read, or everything for the scheme's own clocks. */
    WORKFLOW;

    /** Whether it is a row of {@code record.care_relationship} that opens. */
    boolean isCare() {
        return switch (this) {
            case ENROLMENT, REFERRAL, ENCOUNTER, APPOINTMENT, COVERAGE -> true;
            case EVERYONE, SELF, PARTY, WORKFLOW -> false;
        };
    }
}
