package org.usra.record.event;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.row.Values;

/**
 * The outbox. A number is the transaction's id with an ordinal below it, and readers stop at the oldest transaction that
 * still runs: whatever commits later has a higher number than anything already read.
 */
@Component
public class EventLog {

    private static final String SEQ_OF_XID = "(select first_seq from record.event_era) + (%s::text::bigint << 20)";

    private final JdbcClient jdbc;

    public EventLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Events up to the horizon. */
    public record Page(long horizon, List<RecordEvent> events) {}

    /** One change to announce. */
    public record Announcement(String interaction, String type, String id, long version, Instant at) {}

    /** Appends in the caller's transaction, in this order and in one statement. */
    public void append(List<Announcement> changes) {
        jdbc.sql("insert into record.event (seq, at, interaction, type, id, version) select "
                        + SEQ_OF_XID.formatted("pg_current_xact_id()")
                        + " + nextval('record.event_ordinal'), e.at, e.interaction, e.type, e.id, e.version"
                        + " from unnest(?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::bigint[])"
                        + " e(at, interaction, type, id, version)")
                .param(changes.stream().map(change -> change.at().toString()).toArray(String[]::new))
                .param(changes.stream().map(Announcement::interaction).toArray(String[]::new))
                .param(changes.stream().map(Announcement::type).toArray(String[]::new))
                .param(changes.stream().map(Announcement::id).toArray(String[]::new))
                .param(changes.stream().map(Announcement::version).toArray(Long[]::new))
                .update();
    }

    /** Whatever commits from now on has this number or a higher one. */
    public long horizon() {
        return jdbc.sql("select " + SEQ_OF_XID.formatted("pg_snapshot_xmin(pg_current_snapshot())"))
                .query(Long.class)
                .single();
    }

    /** The events after this number, in order, below the horizon: every number under it is final. */
    public Page after(long seq, int count) {
        // The horizon is taken before the rows are read: a transaction that ends between the two is simply read later.
        long horizon = horizon();
        List<RecordEvent> events = jdbc.sql("""
                        select seq, at, interaction, type, id, version from record.event
                        where seq > ? and seq < ? order by seq limit ?""")
                .params(Values.of(seq, horizon, count))
                .query((row, i) -> new RecordEvent(
                        row.getLong(1),
                        row.getTimestamp(2).toInstant(),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getLong(6)))
                .list();
        return new Page(horizon, events);
    }
}
