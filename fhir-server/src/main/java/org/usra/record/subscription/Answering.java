package org.usra.record.subscription;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.usra.record.document.ResourceDocument;
import org.usra.record.interaction.BundleWriter;
import org.usra.record.search.PublicAddress;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.StoredResource;
import org.usra.record.subscription.Notification.Said;
import org.usra.record.subscription.ShowingEvents.Shown;

/** What is answered to who asks about a Subscription rather than waits for it. */
@Component
class Answering {

    private final Deliveries deliveries;
    private final ReadingSubscriptions subscriptions;
    private final PublicAddress address;
    private final Clock clock;

    Answering(Deliveries deliveries, ReadingSubscriptions subscriptions, PublicAddress address, Clock clock) {
        this.deliveries = deliveries;
        this.subscriptions = subscriptions;
        this.address = address;
        this.clock = clock;
    }

    /** A searchset with one status for each that is delivered; a Subscription that is only stored has none. */
    byte[] statuses(List<StoredResource> rows) {
        BundleWriter bundle = new BundleWriter("searchset", clock.instant());
        for (StoredResource row : rows) {
            deliveries.find(row.key().id()).ifPresent(delivery -> {
                ResourceDocument status =
                        ResourceDocument.of(Notification.status(said(delivery, row, "query-status"), List.of()));
                bundle.entry(
                        address.of(new ResourceKey("Subscription", delivery.id())) + "/$status",
                        status.toBytes(),
                        "\"search\":{\"mode\":\"match\"}");
            });
        }
        return bundle.toBytes();
    }

    byte[] events(Delivery delivery, StoredResource row, Content content, List<Shown> shown) {
        return Notification.bundle(said(delivery, row, "query-event"), shown, content, address, clock.instant());
    }

    private Said said(Delivery delivery, StoredResource row, String type) {
        return new Said(
                delivery.id(),
                subscriptions.topic(row),
                delivery.status(),
                type,
                delivery.numbered(),
                delivery.fault());
    }
}
