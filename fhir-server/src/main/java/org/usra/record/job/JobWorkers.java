package org.usra.record.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The threads of this instance that work on jobs. Whoever stops in order leaves the job to others at once. */
@Component
class JobWorkers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobWorkers.class);

    /** Of all workers together. What lasts longer is not kept; the next worker does it again once the lease is over. */
    private static final Duration MOST_WAITED = Duration.ofSeconds(5);

    private final JobRunner runner;
    private final JobBell bell;
    private final JobSettings settings;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    JobWorkers(JobRunner runner, JobBell bell, JobSettings settings) {
        this.runner = runner;
        this.bell = bell;
        this.settings = settings;
    }

    @Override
    public void start() {
        running = true;
        for (int i = 1; i <= settings.workers(); i++) {
            threads.add(Thread.ofPlatform().daemon().name("job-worker-" + i).start(this::work));
        }
    }

    private void work() {
        while (running) {
            try {
                if (!workedOnce()) {
                    bell.await(settings.lookEvery());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean workedOnce() {
        try {
            runner.tidy();
            return runner.work(() -> running);
        } catch (RuntimeException e) {
            // The database or the disk is away; the lease runs out by itself and the next look finds the job.
            LOG.warn("jobs cannot be looked for", e);
            return false;
        }
    }

    @Override
    public void stop() {
        running = false;
        bell.ring();
        long until = System.nanoTime() + MOST_WAITED.toNanos();
        for (Thread thread : threads) {
            try {
                if (!thread.join(Duration.ofNanos(until - System.nanoTime()))) {
                    LOG.warn("{} is left in the middle of a step; its job goes on elsewhere", thread.getName());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
