package org.usra.record.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.row.Values;

/** The jobs: beginning one, and what its worker keeps of it. */
@Component
public class Jobs {

    private final JdbcClient jdbc;
    private final JobBell bell;
    private final JobSettings settings;
    private final Clock clock;

    Jobs(JdbcClient jdbc, JobBell bell, JobSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.bell = bell;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is asked for. */
    public record Order(
            String kind,
            Caller caller,
            String request,
            ObjectNode parameters,
            @Nullable String idempotencyKey) {}

    public static String newId() {
        return UUID.randomUUID().toString();
    }

    /** Begins a job, or finds the one that was begun with the same Idempotency-Key; its id. */
    public String begin(Order order) {
        return begin(newId(), order);
    }

    /** The same under an id for which files were laid down already. */
    public String begin(String id, Order order) {
        Caller caller = order.caller();
        jdbc.sql("""
                        insert into record.job
                          (id, kind, caller, subject, client, idempotency_key, request, parameters, created)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(Values.of(
                        id,
                        order.kind(),
                        JobText.of(caller),
                        caller.subject(),
                        caller.client(),
                        order.idempotencyKey(),
                        order.request(),
                        order.parameters().toString(),
                        clock.instant()))
                .update();
        bell.ring();
        return order.idempotencyKey() == null ? id : earlier(order).orElse(id);
    }

    /** The job that this login has begun with the same key. */
    public Optional<String> earlier(Order order) {
        return jdbc.sql("select id from record.job where kind = ? and subject = ? and client = ?"
                        + " and idempotency_key = ?")
                .params(Values.of(
                        order.kind(), order.caller().subject(), order.caller().client(), order.idempotencyKey()))
                .query(String.class)
                .optional();
    }

    /** Keeps the place, in the transaction of the step that led there, and the lease for another while. */
    public void keep(Job job, ObjectNode place, String progress) {
        requireOurs(
                job,
                jdbc.sql("""
                                update record.job set place = ?, progress = ?, leased_until = ?, failures = 0
                                where id = ? and lease = ? and state = 'open'""")
                        .params(Values.of(
                                place.toString(),
                                progress,
                                clock.instant().plus(settings.lease()),
                                job.id(),
                                job.lease()))
                        .update());
    }

    /** What of a file is durable now. */
    public void keep(Job job, JobFile file) {
        jdbc.sql("""
                        insert into record.job_file (job, name, section, type, bytes, entries) values (?, ?, ?, ?, ?, ?)
                        on conflict (job, name) do update set bytes = excluded.bytes, entries = excluded.entries""")
                .params(Values.of(job.id(), file.name(), file.section(), file.type(), file.bytes(), file.entries()))
                .update();
    }

    /** The job is done; this is its answer until it expires. */
    public void finish(Job job, String contentType, byte[] answer) {
        requireOurs(
                job,
                jdbc.sql("""
                                update record.job set state = 'done', ended = ?, status = 200, content_type = ?,
                                  answer = ?, lease = null
                                where id = ? and lease = ? and state = 'open'""")
                        .params(Values.of(clock.instant(), contentType, answer, job.id(), job.lease()))
                        .update());
    }

    public List<JobFile> files(String job) {
        return jdbc.sql(
                        "select name, section, type, bytes, entries from record.job_file where job = ? order by type, name")
                .param(job)
                .query((row, number) -> new JobFile(
                        row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getLong(5)))
                .list();
    }

    private static void requireOurs(Job job, int written) {
        if (written == 0) {
            throw new LeaseLost(job.id());
        }
    }
}
