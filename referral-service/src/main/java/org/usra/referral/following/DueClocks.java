package org.usra.referral.following;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The clocks whose time has come. One is leased to one instance, which does what it brings and then says so; an instance
 * that dies in between leaves the clock to the next. Each statement stands alone: no lock outlives it.
 */
@Component
class DueClocks {

    /** Longer than one clock's work at the record takes. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private final JdbcClient jdbc;
    private final Clock clock;

    DueClocks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A clock that is due, what it was set for, and the lease under which it is carried out. */
    record Due(String kind, String task, String lease) {}

    /** Takes the oldest one that nobody works on. */
    Optional<Due> next() {
        Instant now = clock.instant();
        String lease = UUID.randomUUID().toString();
        return jdbc.sql("""
                        update clock set lease = :lease, leased_until = :until where (kind, task) = (
                          select kind, task from clock where state = 'running' and due <= :now
                            and (lease is null or leased_until <= :now)
                          order by due limit 1 for update skip locked)
                        returning kind, task""")
                .param("lease", lease)
                .param("until", Timestamp.from(now.plus(LEASE)))
                .param("now", Timestamp.from(now))
                .query((row, number) -> new Due(row.getString("kind"), row.getString("task"), lease))
                .optional();
    }

    /** It is done; without effect where another instance has taken it over, which then finds nothing left to do. */
    void fired(Due due) {
        jdbc.sql("""
                        update clock set state = 'fired', changed = ?, lease = null, leased_until = null
                        where kind = ? and task = ? and lease = ?""").params(now(), due.kind(), due.task(), due.lease()).update();
    }

    /** Tried again in a minute, and a minute later for each time that it failed. */
    void postpone(Due due) {
        jdbc.sql("""
                        update clock set attempts = attempts + 1, changed = ?, lease = null, leased_until = null,
                          due = ?::timestamptz + (attempts + 1) * interval '1 minute'
                        where kind = ? and task = ? and lease = ?""").params(now(), now(), due.kind(), due.task(), due.lease()).update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
