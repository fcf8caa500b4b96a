package org.usra.record.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** When a receiver that did not answer is tried again: after five seconds, then twice as long each time, up to a limit. */
@Component
class Retrying {

    private static final Duration FIRST = Duration.ofSeconds(5);

    private final Clock clock;
    private final Duration most;

    Retrying(Clock clock, SubscriptionSettings settings) {
        this.clock = clock;
        this.most = settings.retryAtMost();
    }

    Instant now() {
        return clock.instant();
    }

    /** @param attempts that have failed, at least one */
    Instant next(int attempts) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(attempts - 1, 20));
        return now().plus(pause.compareTo(most) > 0 ? most : pause);
    }
}
