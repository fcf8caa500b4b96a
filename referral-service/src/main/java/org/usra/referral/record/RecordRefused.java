package org.usra.referral.record;

import org.hl7.fhir.r4.model.OperationOutcome;

/** The record said no; its own words go on to the caller. */
public final class RecordRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient OperationOutcome outcome;

    RecordRefused(int status, OperationOutcome outcome) {
        super("the record answered " + status + ": "
                + outcome.getIssueFirstRep().getDetails().getText());
        this.status = status;
        this.outcome = outcome;
    }

    public int status() {
        return status;
    }

    public OperationOutcome outcome() {
        return outcome;
    }

    /** Somebody else changed one of the resources since they were read: read again and retry. */
    public boolean isLostRace() {
        return status == 412;
    }

    /** True when the refusal carries this code of {@code CodeSystem/issue}. */
    public boolean says(String code) {
        return outcome.getIssue().stream()
                .flatMap(issue -> issue.getDetails().getCoding().stream())
                .anyMatch(coding -> code.equals(coding.getCode()));
    }
}
