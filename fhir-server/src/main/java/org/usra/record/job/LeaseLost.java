package org.usra.record.job;

/** Somebody else works on the job now, or it was cancelled: what this worker was doing is rolled back. */
final class LeaseLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLost(String job) {
        super("job " + job + " is no longer ours");
    }
}
