package org.usra.record.subscription;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.usra.record.access.AbsentCaller;
import org.usra.record.access.Caller;
import org.usra.record.search.PublicAddress;
import org.usra.record.subscription.Notification.Said;
import org.usra.record.subscription.ShowingEvents.Shown;

/** Writes notifications and sends them: a word of the server's own, or events as far as the owner may see them now. */
@Component
class Outbound {

    private final ShowingEvents showing;
    private final Receiver receiver;
    private final AbsentCaller owners;
    private final PublicAddress address;
    private final Clock clock;

    Outbound(ShowingEvents showing, Receiver receiver, AbsentCaller owners, PublicAddress address, Clock clock) {
        this.showing = showing;
        this.receiver = receiver;
        this.owners = owners;
        this.address = address;
        this.clock = clock;
    }

    /** Who asked for it, with today's rights. */
    Caller owner(Delivery delivery) {
        return owners.asOfNow(delivery.owner());
    }

    /** A handshake or a heartbeat; answers why it was not taken. */
    Optional<String> word(Delivery delivery, Terms terms, String status, String type) {
        return send(
                delivery,
                terms,
                new Said(delivery.id(), terms.topic().url(), status, type, delivery.numbered(), null),
                List.of());
    }

    /** Events in their order; those that the owner may not see any more are left out, and nothing goes where none is left. */
    Optional<String> events(Delivery delivery, Terms terms, List<NumberedEvent> pending) {
        Caller owner = owner(delivery);
        List<Shown> shown = showing.visible(owner, pending);
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        showing.record(owner, delivery.id(), terms.content(), shown);
        long last = pending.getLast().number();
        return send(
                delivery,
                terms,
                new Said(delivery.id(), terms.topic().url(), delivery.status(), "event-notification", last, null),
                shown);
    }

    private Optional<String> send(Delivery delivery, Terms terms, Said said, List<Shown> shown) {
        return receiver.send(
                delivery.id(), terms, Notification.bundle(said, shown, terms.content(), address, clock.instant()));
    }
}
