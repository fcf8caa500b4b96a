package org.usra.record.subscription;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.row.Values;

/** How far each Subscription has come: written beside the resource by who asks for it, and under a lease by who delivers. */
@Component
class Deliveries {

    private static final String COLUMNS =
            "id, status, greeted, seen, numbered, acknowledged, attempts, heartbeat_at, fault,"
                    + " subject, name, roles, organizations, patients, practitioner_role, workflow, imports, client";

    private final JdbcClient jdbc;

    Deliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What was asked for now holds, and whoever delivers by what held before loses the lease. The owner is who asked first;
     * a Subscription that was off begins again at {@code seen}, one that failed goes on where it stopped.
     */
    void agree(String id, String status, @Nullable Instant ends, long seen, Caller owner) {
        jdbc.sql("""
                        insert into record.subscription_delivery as d (id, status, ends_at, seen, subject, name, roles,
                          organizations, patients, practitioner_role, workflow, imports, client)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set status = excluded.status, ends_at = excluded.ends_at,
                          seen = case when d.status = 'off' then excluded.seen else d.seen end,
                          greeted = d.greeted and excluded.status <> 'requested',
                          attempts = 0, next_attempt = null, leased_by = null, leased_until = null""")
                .params(Values.of(
                        id,
                        status,
                        ends,
                        seen,
                        owner.subject(),
                        owner.name(),
                        texts(owner.roles()),
                        texts(owner.organizations()),
                        texts(owner.patients()),
                        owner.practitionerRole(),
                        owner.workflow(),
                        owner.imports(),
                        owner.client()))
                .update();
    }

    /** Its events and its secret go with it. */
    void forget(String id) {
        jdbc.sql("delete from record.subscription_delivery where id = ?")
                .param(id)
                .update();
    }

    Optional<Delivery> find(String id) {
        return jdbc.sql("select " + COLUMNS + " from record.subscription_delivery where id = ?")
                .param(id)
                .query((row, i) -> delivery(row))
                .optional();
    }

    /** Those with something to do that nobody is at: a greeting, events, a heartbeat, their end. */
    List<String> due(Instant now, long horizon) {
        return jdbc.sql("""
                        select d.id from record.subscription_delivery d
                        where d.status <> 'off' and (d.next_attempt is null or d.next_attempt <= ?)
                          and (d.leased_until is null or d.leased_until <= ?)
                          and (not d.greeted or d.numbered > d.acknowledged or d.heartbeat_at <= ? or d.ends_at <= ?
                            or exists (select 1 from record.event e where e.seq > d.seen and e.seq < ?))
                        order by d.next_attempt nulls first, d.id limit 1000""")
                .params(Values.of(now, now, now, now, horizon))
                .query(String.class)
                .list();
    }

    /** Takes the Subscription for one process; empty while another has it. */
    Optional<Delivery> lease(String id, String process, Instant now, Instant until) {
        return jdbc.sql("update record.subscription_delivery set leased_by = ?, leased_until = ?"
                        + " where id = ? and status <> 'off' and (leased_until is null or leased_until <= ?) returning "
                        + COLUMNS)
                .params(Values.of(process, until, id, now))
                .query((row, i) -> delivery(row))
                .optional();
    }

    /** False when the lease has passed to another process: whoever lost it must not go on. */
    boolean renew(String id, String process, Instant until) {
        return held("leased_until = ?", id, process, until);
    }

    void release(String id, String process) {
        held("leased_until = null, leased_by = null", id, process);
    }

    boolean numbered(String id, String process, long seen, long numbered) {
        return held("seen = ?, numbered = ?", id, process, seen, numbered);
    }

    /** The receiver has answered, and for everything up to this number. */
    boolean acknowledged(String id, String process, long number, @Nullable Instant heartbeatAt) {
        return held(
                "greeted = true, acknowledged = ?, heartbeat_at = ?, attempts = 0, next_attempt = null, fault = null",
                id,
                process,
                number,
                heartbeatAt);
    }

    boolean failed(String id, String process, int attempts, Instant next, String fault) {
        return held("attempts = ?, next_attempt = ?, fault = ?", id, process, attempts, next, fault);
    }

    /** Beside the resource that says the same, in one transaction. */
    boolean status(String id, String process, String status) {
        return held("status = ?", id, process, status);
    }

    private boolean held(String change, String id, String process, @Nullable Object... values) {
        @Nullable Object[] all = java.util.Arrays.copyOf(values, values.length + 2);
        all[values.length] = id;
        all[values.length + 1] = process;
        return jdbc.sql("update record.subscription_delivery set " + change + " where id = ? and leased_by = ?")
                        .params(Values.of(all))
                        .update()
                == 1;
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        Timestamp heartbeat = row.getTimestamp(8);
        Caller owner = new Caller(
                row.getString(10),
                row.getString(11),
                texts(row.getArray(12)),
                texts(row.getArray(13)),
                texts(row.getArray(14)),
                row.getString(15),
                row.getBoolean(16),
                row.getBoolean(17),
                row.getString(18),
                "");
        return new Delivery(
                row.getString(1),
                row.getString(2),
                row.getBoolean(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getInt(7),
                heartbeat == null ? null : heartbeat.toInstant(),
                row.getString(9),
                owner);
    }

    private static String[] texts(Set<String> values) {
        return values.stream().sorted().toArray(String[]::new);
    }

    private static Set<String> texts(Array values) throws SQLException {
        return Set.of((String[]) values.getArray());
    }
}
