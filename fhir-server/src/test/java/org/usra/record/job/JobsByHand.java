package org.usra.record.job;

import java.util.function.BooleanSupplier;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;

/** Jobs of a record without workers of its own: the test is the worker, and may die at any step. */
public final class JobsByHand {

    /** No worker but the test, and a lease that is over as soon as nobody holds it. */
    public static final String[] SETTINGS = {
        "--usra.job.workers=0",
        "--usra.job.lease=0s",
        "--usra.job.directory=" + System.getProperty("java.io.tmpdir") + "/usra-jobs-test-"
                + ProcessHandle.current().pid()
    };

    private JobsByHand() {}

    /** What a killed process does next: nothing, not even letting go. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Begins a job and answers the address where it is followed, below the base. */
    public static String begin(RunningRecord record, String token, String path, String body, String... headers) {
        return followed(record.send(token, "POST", path, body, headers));
    }

    public static String followed(Answer answer) {
        if (answer.status() != 202) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
        return below(answer.http().headers().firstValue("Content-Location").orElseThrow());
    }

    /** An address of the record without its base. */
    public static String below(String url) {
        return url.substring(url.indexOf("/fhir/") + "/fhir/".length());
    }

    /** A worker that does its work to the end. */
    public static void work(RunningRecord record) {
        while (record.bean(JobRunner.class).work(() -> true)) {
            // One job after the other.
        }
    }

    /** A worker that is killed after so many steps, with the lease in its hand. */
    public static void workAndDie(RunningRecord record, int steps) {
        try {
            record.bean(JobRunner.class).work(new BooleanSupplier() {
                private int done;

                @Override
                public boolean getAsBoolean() {
                    if (done++ == steps) {
                        throw new Killed();
                    }
                    return true;
                }
            });
            throw new IllegalStateException("the job was done before its worker died");
        } catch (Killed killed) {
            // As intended.
            return;
        }
    }
}
