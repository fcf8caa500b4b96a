package org.usra.record.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.usra.record.store.StoredResource;
import org.usra.rules.refusal.Refused;

/**
 * One turn of one Subscription, under a lease: greets its receiver, numbers new events, and sends them in order until the
 * receiver does not answer. What was sent and not acknowledged is sent again; no transaction is open while it is sent.
 */
@Component
class DeliveringNotifications {

    /** More than any receiver may take for one answer. */
    private static final Duration LEASE = Duration.ofSeconds(120);

    /** So many failures are a hiccup; the next one is an error that everybody may see. */
    private static final int HICCUPS = 2;

    private final Deliveries deliveries;
    private final NumberingEvents numbering;
    private final NumberedEvents numbered;
    private final Outbound outbound;
    private final MovingStatus statuses;
    private final ReadingSubscriptions subscriptions;
    private final Retrying retrying;
    private final String process = UUID.randomUUID().toString();

    DeliveringNotifications(
            Deliveries deliveries,
            NumberingEvents numbering,
            NumberedEvents numbered,
            Outbound outbound,
            MovingStatus statuses,
            ReadingSubscriptions subscriptions,
            Retrying retrying) {
        this.deliveries = deliveries;
        this.numbering = numbering;
        this.numbered = numbered;
        this.outbound = outbound;
        this.statuses = statuses;
        this.subscriptions = subscriptions;
        this.retrying = retrying;
    }

    void turn(String id) {
        Instant now = retrying.now();
        Optional<Delivery> leased = deliveries.lease(id, process, now, now.plus(LEASE));
        if (leased.isEmpty()) {
            return;
        }
        try {
            subscriptions.current(id).ifPresentOrElse(row -> serve(leased.get(), row), () -> deliveries.forget(id));
        } finally {
            deliveries.release(id, process);
        }
    }

    private void serve(Delivery delivery, StoredResource row) {
        Terms terms;
        try {
            terms = subscriptions.terms(row);
        } catch (Refused refused) {
            // What was allowed once is not any more: an address that was taken off the list.
            fail(delivery, String.valueOf(refused.getMessage()));
            return;
        }
        if (terms.end() != null && !retrying.now().isBefore(terms.end())) {
            statuses.move(delivery.id(), process, "off", null);
            return;
        }
        if (!delivery.greeted() && !say(delivery, terms, "requested", "handshake")) {
            return;
        }
        boolean more = true;
        while (more) {
            more = numbering.number(now(delivery), terms, outbound.owner(delivery), process);
            if (!sendPending(delivery, terms)) {
                return;
            }
        }
        Delivery after = now(delivery);
        Instant heartbeat = after.heartbeatAt();
        if (heartbeat != null && !heartbeat.isAfter(retrying.now())) {
            say(after, terms, after.status(), "heartbeat");
        }
    }

    /** Until none is left, or one is not taken. */
    private boolean sendPending(Delivery delivery, Terms terms) {
        while (true) {
            Delivery now = now(delivery);
            List<NumberedEvent> pending =
                    numbered.between(now.id(), now.acknowledged() + 1, now.numbered(), terms.most());
            if (pending.isEmpty()) {
                return true;
            }
            if (!deliveries.renew(now.id(), process, retrying.now().plus(LEASE))) {
                return false;
            }
            Optional<String> fault = outbound.events(now, terms, pending);
            if (fault.isPresent()) {
                fail(now, fault.get());
                return false;
            }
            if (!succeed(now, terms, pending.getLast().number())) {
                return false;
            }
        }
    }

    private boolean say(Delivery delivery, Terms terms, String status, String type) {
        Optional<String> fault = outbound.word(delivery, terms, status, type);
        if (fault.isPresent()) {
            fail(delivery, fault.get());
            return false;
        }
        return succeed(delivery, terms, delivery.acknowledged());
    }

    private boolean succeed(Delivery delivery, Terms terms, long last) {
        Duration period = terms.heartbeat();
        Instant heartbeat = period == null ? null : retrying.now().plus(period);
        boolean mine = deliveries.acknowledged(delivery.id(), process, last, heartbeat);
        if (mine && !delivery.status().equals("active")) {
            statuses.move(delivery.id(), process, "active", null);
        }
        return mine;
    }

    private void fail(Delivery delivery, String fault) {
        int attempts = delivery.attempts() + 1;
        boolean mine = deliveries.failed(delivery.id(), process, attempts, retrying.next(attempts), fault);
        boolean tolerated = delivery.greeted() && attempts <= HICCUPS;
        if (mine && !tolerated && !delivery.status().equals("error")) {
            statuses.move(delivery.id(), process, "error", fault);
        }
    }

    private Delivery now(Delivery delivery) {
        return deliveries.find(delivery.id()).orElse(delivery);
    }
}
