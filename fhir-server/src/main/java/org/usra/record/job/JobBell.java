package org.usra.record.job;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Rings when this instance has begun a job, so that its workers need not wait for their next look. */
@Component
class JobBell {

    private final Semaphore rung = new Semaphore(0);

    void ring() {
        rung.release();
    }

    void await(Duration most) throws InterruptedException {
        if (rung.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
            rung.drainPermits();
        }
    }
}
