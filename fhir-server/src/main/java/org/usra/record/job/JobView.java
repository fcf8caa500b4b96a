package org.usra.record.job;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.row.Values;

/** What whoever began a job may see of it, and that it may be ended early. To everybody else it does not exist. */
@Component
class JobView {

    private final JdbcClient jdbc;

    JobView(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param answer what it ended with; null while it is open
     */
    record Seen(
            String id,
            String kind,
            String state,
            String progress,
            @Nullable Instant ended,
            int status,
            @Nullable String contentType,
            byte @Nullable [] answer) {

        boolean isOpen() {
            return state.equals("open");
        }
    }

    /** Also hidden from its own login once that has lost a right which the job was begun with. */
    Optional<Seen> find(Caller caller, String id) {
        return jdbc.sql("""
                        select id, kind, state, progress, ended, status, content_type, answer, caller from record.job
                        where id = ? and subject = ? and client = ? and state <> 'cancelled'""")
                .params(Values.of(id, caller.subject(), caller.client()))
                .query((row, number) -> holdsStill(caller, JobText.caller(row.getString(9)))
                        ? Optional.of(new Seen(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getTimestamp(5) == null
                                        ? null
                                        : row.getTimestamp(5).toInstant(),
                                row.getInt(6),
                                row.getString(7),
                                row.getBytes(8)))
                        : Optional.<Seen>empty())
                .optional()
                .flatMap(seen -> seen);
    }

    private static boolean holdsStill(Caller now, Caller then) {
        return now.roles().containsAll(then.roles())
                && now.organizations().containsAll(then.organizations())
                && now.patients().containsAll(then.patients())
                && (now.imports() || !then.imports());
    }

    void cancel(String id, Instant now) {
        jdbc.sql("update record.job set state = 'cancelled', ended = ?, lease = null where id = ?")
                .params(Values.of(now, id))
                .update();
    }
}
