package org.usra.referral.following;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How far the record's events were followed. Whoever has the lease follows; each statement stands alone, so that no lock is
 * held while the record is asked.
 */
@Component
class EventCursor {

    /** Longer than the work on one event; each event renews it. */
    private static final Duration LEASE = Duration.ofSeconds(90);

    private final JdbcClient jdbc;
    private final Clock clock;

    EventCursor(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where to begin; empty while somebody else follows. */
    Optional<Long> take(String lease) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        update event_cursor set lease = :lease, leased_until = :until
                        where follower = 'referrals' and (lease is null or leased_until <= :now)
                        returning sequence""")
                .param("lease", lease)
                .param("until", Timestamp.from(now.plus(LEASE)))
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .optional();
    }

    /** Moves past an event; false when the lease ran out and another instance has taken over. */
    boolean move(String lease, long sequence) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        update event_cursor set sequence = :sequence, moved = :now, leased_until = :until
                        where follower = 'referrals' and lease = :lease and sequence <= :sequence""")
                        .param("sequence", sequence)
                        .param("now", Timestamp.from(now))
                        .param("until", Timestamp.from(now.plus(LEASE)))
                        .param("lease", lease)
                        .update()
                == 1;
    }

    void release(String lease) {
        jdbc.sql("update event_cursor set lease = null, leased_until = null where lease = ?")
                .param(lease)
                .update();
    }
}
