package org.usra.record.subscription;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.audit.ReadAudit;
import org.usra.record.store.ResourceStore;
import org.usra.record.store.StoredResource;

/** Which of the numbered events may leave to somebody now, with the version that each is about; what leaves is audited. */
@Component
class ShowingEvents {

    private final ResourceStore store;
    private final AccessPolicy access;
    private final ReadAudit audit;

    ShowingEvents(ResourceStore store, AccessPolicy access, ReadAudit audit) {
        this.store = store;
        this.access = access;
        this.audit = audit;
    }

    /** An event and the version of its focus. */
    record Shown(NumberedEvent event, StoredResource row) {}

    List<Shown> visible(Caller caller, List<NumberedEvent> events) {
        List<Shown> shown = new ArrayList<>();
        for (NumberedEvent event : events) {
            Optional<StoredResource> row = store.version(
                    event.key(),
                    event.version(),
                    access.visible(caller, event.key().type(), Interaction.READ));
            row.ifPresent(found -> shown.add(new Shown(event, found)));
        }
        return shown;
    }

    /** Returns when the entry is durable: nothing leaves unrecorded. An empty notification names nothing and nobody. */
    void record(Caller caller, String subscription, Content content, List<Shown> shown) {
        if (content == Content.EMPTY || shown.isEmpty()) {
            return;
        }
        Set<String> patients = new LinkedHashSet<>();
        shown.forEach(one -> {
            if (one.row().patient() != null) {
                patients.add(one.row().patient());
            }
        });
        long first = shown.getFirst().event().number();
        long last = shown.getLast().event().number();
        audit.record(
                caller,
                Interaction.OPERATION,
                shown.getFirst().event().key().type(),
                "Subscription/" + subscription + " events " + first + " to " + last,
                patients,
                shown.size());
    }
}
