package org.usra.record.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.outcome.Outcome;
import org.usra.record.row.Values;
import org.usra.rules.refusal.Refused;

/** Who works on which job: one worker at a time, and another when that one is not heard of. */
@Component
class JobLeases {

    private static final int MOST_FAILURES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final JobSettings settings;
    private final Clock clock;

    JobLeases(JdbcClient jdbc, JobSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes up the oldest job that nobody works on. */
    Optional<Job> take() {
        Instant now = clock.instant();
        String lease = UUID.randomUUID().toString();
        return jdbc.sql("""
                        update record.job set lease = ?, leased_until = ?, claims = claims + 1
                        where id = (
                          select id from record.job where state = 'open' and (leased_until is null or leased_until <= ?)
                          order by created limit 1 for update skip locked)
                        returning id, kind, caller, request, parameters, place, created, claims""")
                .params(Values.of(lease, now.plus(settings.lease()), now))
                .query((row, number) -> new Job(
                        row.getString(1),
                        row.getString(2),
                        JobText.caller(row.getString(3)),
                        row.getString(4),
                        JobText.object(row.getString(5)),
                        JobText.object(row.getString(6)),
                        row.getTimestamp(7).toInstant(),
                        lease,
                        row.getInt(8)))
                .optional();
    }

    /** Lets go of it at once, for another worker. */
    void release(Job job) {
        jdbc.sql("update record.job set leased_until = null where id = ? and lease = ?")
                .params(job.id(), job.lease())
                .update();
    }

    /** A step failed for no fault of who asked: later again, but not for ever. */
    void failed(Job job) {
        int failures = jdbc.sql("""
                        update record.job set failures = failures + 1, leased_until = ? where id = ? and lease = ?
                        returning failures""")
                .params(Values.of(clock.instant().plus(PAUSE), job.id(), job.lease()))
                .query(Integer.class)
                .optional()
                .orElse(0);
        if (failures >= MOST_FAILURES) {
            fail(job, 500, Outcome.unfinished(job.id()).toBytes());
        }
    }

    /** It cannot be done as it was asked. */
    void refused(Job job, Refused refused) {
        fail(job, refused.kind().status(), Outcome.of(refused).toBytes());
    }

    private void fail(Job job, int status, byte[] outcome) {
        jdbc.sql("""
                        update record.job set state = 'failed', ended = ?, status = ?,
                          content_type = 'application/fhir+json', answer = ?, lease = null
                        where id = ? and lease = ? and state = 'open'""")
                .params(Values.of(clock.instant(), status, outcome, job.id(), job.lease()))
                .update();
    }

    /** Jobs whose answer is due to go. */
    List<String> expired() {
        return jdbc.sql("select id from record.job where state <> 'open' and ended <= ?")
                .params(Values.of(clock.instant().minus(settings.keep())))
                .query(String.class)
                .list();
    }

    /** No upload takes so long between two of its pieces, nor between the last one and its job. */
    Instant longAgo() {
        return clock.instant().minus(ABANDONED);
    }

    /** Those of these ids that are no job. */
    List<String> unknown(List<String> ids) {
        if (ids.isEmpty()) {
            return ids;
        }
        Set<String> known = new HashSet<>(jdbc.sql("select id from record.job where id = any(?)")
                .param(ids.toArray(String[]::new))
                .query(String.class)
                .list());
        return ids.stream().filter(id -> !known.contains(id)).toList();
    }

    void forget(String job) {
        jdbc.sql("delete from record.job where id = ? and state <> 'open'")
                .param(job)
                .update();
    }
}
