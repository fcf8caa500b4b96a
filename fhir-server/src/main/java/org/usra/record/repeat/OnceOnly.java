package org.usra.record.repeat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.document.ResourceDocument;
import org.usra.record.interaction.OneTransaction;
import org.usra.record.row.Values;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * Runs an operation in one transaction, once for each Idempotency-Key of a login: the repeat gets the first answer. The row
 * is written first, so that of two repeats at the same moment the second waits for the first.
 */
@Component
public class OnceOnly {

    private static final Refusal REUSED = new Refusal(
            "idempotency-key-reused",
            "استُخدم Idempotency-Key هذا لطلب آخر. استخدم مفتاحًا جديدًا لكل طلب.",
            "This Idempotency-Key was used for another request. Use a new key for each request.");

    private record Earlier(byte[] request, OperationResult result) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final OneTransaction transaction;

    public OnceOnly(JdbcClient jdbc, Clock clock, OneTransaction transaction) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** The work runs in the transaction that remembers its answer; a refusal is not remembered. */
    public OperationResult run(OperationRequest request, Supplier<OperationResult> work) {
        return transaction.run(() -> {
            String key = request.idempotencyKey();
            return key == null ? work.get() : once(request, key, work);
        });
    }

    /** Does the work and takes it back: what it answers is what would be, down to the last constraint. */
    public <T> T rehearse(Supplier<T> work) {
        return transaction.rehearse(() -> {
            T result = work.get();
            // Nothing that was said without waiting for an answer stays unsaid.
            jdbc.sql("select 1").query(Integer.class).single();
            return result;
        });
    }

    private OperationResult once(OperationRequest request, String key, Supplier<OperationResult> work) {
        String caller = request.caller().subject();
        byte[] digest = digest(request);
        int fresh = jdbc.sql("""
                        insert into record.idempotency (caller, key, request, status, location, answer, at)
                        values (?, ?, ?, 0, null, ''::bytea, ?) on conflict do nothing""")
                .params(Values.of(caller, key, digest, clock.instant()))
                .update();
        if (fresh == 0) {
            Earlier earlier = earlier(caller, key);
            if (!MessageDigest.isEqual(earlier.request(), digest)) {
                throw new Refused(RefusalKind.RULE, REUSED);
            }
            return earlier.result();
        }
        OperationResult result = work.get();
        jdbc.sql("update record.idempotency set status = ?, location = ?, answer = ? where caller = ? and key = ?")
                .params(Values.of(result.status(), result.location(), result.json(), caller, key))
                .update();
        return result;
    }

    private Earlier earlier(String caller, String key) {
        return jdbc.sql("""
                        select request, status, answer, location from record.idempotency
                        where caller = ? and key = ?""")
                .params(caller, key)
                .query((row, i) -> new Earlier(
                        row.getBytes(1), new OperationResult(row.getInt(2), row.getBytes(3), row.getString(4))))
                .single();
    }

    private static byte[] digest(OperationRequest request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((request.type() + "/" + request.id() + "\n").getBytes(StandardCharsets.UTF_8));
            @Nullable ResourceDocument body = request.body();
            return body == null ? digest.digest() : digest.digest(body.toBytes());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
