package org.usra.record.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.access.SqlCriterion;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.ResourceDocument;
import org.usra.record.event.EventLog;
import org.usra.record.event.RecordEvent;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.ResourceStore;
import org.usra.record.store.StoredResource;

/**
 * Looks at the events of the outbox in order and gives those that a Subscription asked for its own numbers. What its owner
 * may not see gets no number: even a gap would say that something happened.
 */
@Component
class NumberingEvents {

    private static final int PAGE = 500;

    private final EventLog log;
    private final ResourceStore store;
    private final DocumentReader reader;
    private final AccessPolicy access;
    private final Deliveries deliveries;
    private final NumberedEvents numbered;
    private final TransactionTemplate transaction;

    NumberingEvents(
            EventLog log,
            ResourceStore store,
            DocumentReader reader,
            AccessPolicy access,
            Deliveries deliveries,
            NumberedEvents numbered,
            PlatformTransactionManager transactions) {
        this.log = log;
        this.store = store;
        this.reader = reader;
        this.access = access;
        this.deliveries = deliveries;
        this.numbered = numbered;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Numbers one page of the outbox; true where there may be more of it, and the lease still holds. */
    boolean number(Delivery delivery, Terms terms, Caller owner, String process) {
        EventLog.Page page = log.after(delivery.seen(), PAGE);
        SqlCriterion sight = access.visible(owner, terms.topic().type(), Interaction.READ);
        List<NumberedEvent> mine = new ArrayList<>();
        for (RecordEvent event : page.events()) {
            if (terms.topic().concerns(event) && matches(event, terms, sight)) {
                mine.add(new NumberedEvent(
                        delivery.numbered() + mine.size() + 1,
                        event.seq(),
                        event.at(),
                        event.interaction(),
                        new ResourceKey(event.type(), event.id()),
                        event.version()));
            }
        }
        boolean full = page.events().size() == PAGE;
        long seen = full ? page.events().getLast().seq() : Math.max(delivery.seen(), page.horizon() - 1);
        if (page.events().isEmpty()) {
            return false;
        }
        Boolean kept = transaction.execute(status -> {
            numbered.add(delivery.id(), mine);
            boolean held = deliveries.numbered(delivery.id(), process, seen, delivery.numbered() + mine.size());
            if (!held) {
                status.setRollbackOnly();
            }
            return held;
        });
        return full && Boolean.TRUE.equals(kept);
    }

    /** The version that the change made decides; of a deletion, the one before it. */
    private boolean matches(RecordEvent event, Terms terms, SqlCriterion sight) {
        ResourceKey key = new ResourceKey(event.type(), event.id());
        long version = event.interaction().equals("delete") ? event.version() - 1 : event.version();
        Optional<ResourceDocument> document = store.version(key, version, sight)
                .filter(row -> !row.deleted())
                .map(StoredResource::bytes)
                .map(reader::readStored);
        return document.filter(terms.matches()).isPresent();
    }
}
