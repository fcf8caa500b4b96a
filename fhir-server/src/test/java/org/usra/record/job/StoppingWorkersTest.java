package org.usra.record.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that stops while its workers are at work. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StoppingWorkersTest {

    private final CountDownLatch begun = new CountDownLatch(2);
    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    @Timeout(30)
    void steps_that_do_not_end_hold_the_server_up_for_a_few_seconds_together() throws InterruptedException {
        JobWorkers workers = new JobWorkers(new Endless(), new JobBell(), settings());
        workers.start();
        begun.await();
        long before = System.nanoTime();

        workers.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(9));
        assertThat(workers.isRunning()).isFalse();
        never.countDown();
    }

    private static JobSettings settings() {
        return new JobSettings(
                Path.of("unused"), 2, Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofHours(1), 1, 1);
    }

    /** Its step waits for what does not come. */
    private final class Endless extends JobRunner {

        @SuppressWarnings("NullAway")
        Endless() {
            super(null, null, null, java.util.List.of());
        }

        @Override
        public void tidy() {}

        @Override
        public boolean work(BooleanSupplier goOn) {
            begun.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return false;
        }
    }
}
