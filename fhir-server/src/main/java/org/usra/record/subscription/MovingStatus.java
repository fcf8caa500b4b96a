package org.usra.record.subscription;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.ResourceDocument;
import org.usra.record.interaction.Request;
import org.usra.record.interaction.WriteInteractions;
import org.usra.record.store.StoredResource;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * Moves a Subscription to another status by the same path as any write, so that the move is a version, an event and an
 * audit entry; the row beside it moves in the same transaction.
 */
@Component
class MovingStatus {

    private final WriteInteractions writes;
    private final ReadingSubscriptions subscriptions;
    private final DocumentReader reader;
    private final Deliveries deliveries;
    private final TransactionTemplate transaction;

    MovingStatus(
            WriteInteractions writes,
            ReadingSubscriptions subscriptions,
            DocumentReader reader,
            Deliveries deliveries,
            PlatformTransactionManager transactions) {
        this.writes = writes;
        this.subscriptions = subscriptions;
        this.reader = reader;
        this.deliveries = deliveries;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Does nothing when its owner has changed it meanwhile, by which the lease has ended: the next turn reads it anew. */
    void move(String id, String process, String status, @Nullable String fault) {
        subscriptions.current(id).ifPresent(row -> {
            try {
                transaction.executeWithoutResult(change -> {
                    writes.update(request(row, status, fault), row.key());
                    if (!deliveries.status(id, process, status)) {
                        change.setRollbackOnly();
                    }
                });
            } catch (Refused refused) {
                if (refused.kind() != RefusalKind.STALE_VERSION && refused.kind() != RefusalKind.CONFLICT) {
                    throw refused;
                }
            }
        });
    }

    private Request request(StoredResource row, String status, @Nullable String fault) {
        ResourceDocument document = reader.readStored(row.bytes());
        document.root().put("status", status).remove("error");
        if (fault != null) {
            document.root().put("error", fault);
        }
        return new Request(
                OwnHand.CALLER,
                "PUT",
                List.of("Subscription", row.key().id()),
                List.of(),
                Map.of("if-match", "W/\"" + row.version() + "\"", "prefer", "return=minimal"),
                document);
    }
}
