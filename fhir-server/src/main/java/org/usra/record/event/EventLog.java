package org.usra.record.event;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.row.Rows;
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

    /** Appends in the caller's transaction, in this order; between the two the rows that {@link #rows} makes. */
    public static final String INSERT = "insert into record.event (seq, at, interaction, type, id, version)"
            + " select r.first_seq + (pg_current_xact_id()::text::bigint << 20) + nextval('record.event_ordinal'), e.*"
            + " from record.event_era r, (values ";

    public static final String INSERTED = ") e";

    public static Rows rows(List<Announcement> changes) {
        Rows rows = new Rows("(?::timestamptz, ?::text, ?::text, ?::text, ?::bigint)");
        changes.forEach(change -> rows.add(
                change.at().atOffset(ZoneOffset.UTC),
                change.interaction(),
                change.type(),
                change.id(),
                change.version()));
        return rows;
    }

    public void append(List<Announcement> changes) {
        for (List<Announcement> portion : Rows.portions(changes)) {
            Rows rows = rows(portion);
            jdbc.sql(INSERT + rows.text() + INSERTED).params(rows.parameters()).update();
        }
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
