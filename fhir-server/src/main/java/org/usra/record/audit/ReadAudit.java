package org.usra.record.audit;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * Writes one audit row for each read or search; returns when it is durable. One thread commits whatever has gathered, so
 * eight readers share one commit; a reader waits for nobody but the batch before its own.
 */
@Component
public class ReadAudit {

    private static final int WAITING = 4096;
    private static final int BATCH = 256;

    private static final Refusal BUSY = new Refusal(
            "busy",
            "سجل المراجعة مشغول، ولا تُعرض بيانات دون تسجيلها. أعد المحاولة بعد لحظات.",
            "The audit log is busy, and nothing is shown unrecorded. Try again in a moment.");

    private record Waiting(AuditEntry entry, CompletableFuture<Boolean> durable) {}

    private final AuditLog log;
    private final Clock clock;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(WAITING);
    private final Thread writer;

    public ReadAudit(AuditLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
        this.writer = Thread.ofPlatform().daemon().name("read-audit").start(this::writeBatches);
    }

    /**
     * @param query what was asked, e.g. {@code Patient?name=…} without values that identify a person in clear
     * @param patients ids of the Patients whose data leaves
     */
    public void record(
            Caller caller,
            Interaction interaction,
            String type,
            String query,
            Collection<String> patients,
            int results) {
        AuditEntry entry = new AuditEntry(
                clock.instant(),
                interaction.name().toLowerCase(Locale.ROOT),
                type,
                null,
                null,
                query,
                List.copyOf(patients),
                results,
                caller);
        Waiting waiting = new Waiting(entry, new CompletableFuture<>());
        if (!queue.offer(waiting)) {
            throw new Refused(RefusalKind.BUSY, BUSY);
        }
        await(waiting);
    }

    private static void await(Waiting waiting) {
        try {
            waiting.durable().get(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(RefusalKind.BUSY, BUSY);
        } catch (ExecutionException | TimeoutException e) {
            throw new Refused(RefusalKind.BUSY, BUSY);
        }
    }

    private void writeBatches() {
        List<Waiting> batch = new ArrayList<>(BATCH);
        try {
            while (!Thread.currentThread().isInterrupted()) {
                batch.clear();
                batch.add(queue.take());
                queue.drainTo(batch, BATCH - 1);
                write(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Waiting> batch) {
        try {
            // One statement is its own transaction.
            log.append(batch.stream().map(Waiting::entry).toList());
            batch.forEach(waiting -> waiting.durable().complete(true));
        } catch (RuntimeException e) {
            batch.forEach(waiting -> waiting.durable().completeExceptionally(e));
        }
    }

    @PreDestroy
    void stop() {
        writer.interrupt();
    }
}
