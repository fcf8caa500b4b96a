package org.usra.record.job;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.row.Values;

/** Holds the lease of a job while its worker lives, also through a step that takes long. */
@Component
class JobHeartbeat {

    private static final Logger LOG = LoggerFactory.getLogger(JobHeartbeat.class);

    private final JdbcClient jdbc;
    private final Duration lease;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("job-heartbeat").unstarted(task));

    JobHeartbeat(JdbcClient jdbc, JobSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.lease = settings.lease();
        this.clock = clock;
    }

    /** Until it is closed. */
    Beat start(Job job) {
        if (lease.isZero()) {
            return () -> {};
        }
        long every = Math.max(1, lease.toMillis() / 3);
        ScheduledFuture<?> beats = timer.scheduleWithFixedDelay(() -> beat(job), every, every, TimeUnit.MILLISECONDS);
        return () -> beats.cancel(false);
    }

    /** A heart that beats. */
    @FunctionalInterface
    interface Beat extends AutoCloseable {
        @Override
        void close();
    }

    private void beat(Job job) {
        try {
            jdbc.sql("update record.job set leased_until = ? where id = ? and lease = ? and state = 'open'"
                            + " and leased_until is not null")
                    .params(Values.of(clock.instant().plus(lease), job.id(), job.lease()))
                    .update();
        } catch (DataAccessException e) {
            LOG.warn("the lease of job {} could not be held", job.id(), e);
        }
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }
}
