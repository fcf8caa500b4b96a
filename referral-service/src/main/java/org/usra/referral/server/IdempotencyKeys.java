package org.usra.referral.server;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The kept answers, one row for each caller and key. */
@Component
class IdempotencyKeys {

    private static final Duration ABANDONED = Duration.ofMinutes(2);
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    IdempotencyKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param body null while the first request is still at work */
    @SuppressWarnings("ArrayRecordComponent")
    record Answer(String requestHash, int status, @Nullable String contentType, byte @Nullable [] body) {}

    /** Takes the key, or says what stands there already; a key whose request died is taken over. */
    Optional<Answer> begin(String caller, String key, String hash) {
        int taken = jdbc.sql("""
                        insert into idempotency (caller, key, request_hash, began) values (?, ?, ?, ?)
                        on conflict (caller, key) do update set request_hash = excluded.request_hash, began = excluded.began
                        where idempotency.status is null and idempotency.began < ?""")
                .params(caller, key, hash, now(), Timestamp.from(clock.instant().minus(ABANDONED)))
                .update();
        if (taken == 1) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select request_hash, coalesce(status, 0) as status, content_type, body
                        from idempotency where caller = ? and key = ?""")
                .params(caller, key)
                .query((row, number) -> new Answer(
                        row.getString("request_hash"),
                        row.getInt("status"),
                        row.getString("content_type"),
                        row.getBytes("body")))
                .optional();
    }

    void finish(String caller, String key, int status, @Nullable String contentType, byte[] body) {
        jdbc.sql("update idempotency set status = ?, content_type = ?, body = ? where caller = ? and key = ?")
                .param(status)
                .param(contentType)
                .param(body)
                .param(caller)
                .param(key)
                .update();
    }

    void forget(String caller, String key) {
        jdbc.sql("delete from idempotency where caller = ? and key = ? and status is null")
                .params(caller, key)
                .update();
    }

    @Scheduled(fixedDelayString = "PT1H")
    void sweep() {
        jdbc.sql("delete from idempotency where began < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
