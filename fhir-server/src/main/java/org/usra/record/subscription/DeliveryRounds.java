package org.usra.record.subscription;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.stereotype.Component;
import org.usra.record.event.EventLog;

/**
 * Looks every second for Subscriptions with something to do, and gives each a virtual thread of its own: a receiver that is
 * slow or gone keeps nobody else waiting.
 */
@Component
class DeliveryRounds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRounds.class);

    private final Deliveries deliveries;
    private final DeliveringNotifications delivering;
    private final NumberedEvents numbered;
    private final EventLog events;
    private final SubscriptionSettings settings;
    private final Clock clock;
    private final SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
    private final ExecutorService turns = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> atWork = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    DeliveryRounds(
            Deliveries deliveries,
            DeliveringNotifications delivering,
            NumberedEvents numbered,
            EventLog events,
            SubscriptionSettings settings,
            Clock clock) {
        this.deliveries = deliveries;
        this.delivering = delivering;
        this.numbered = numbered;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
        scheduler.setThreadNamePrefix("subscriptions-");
    }

    @Override
    public void start() {
        running = true;
        if (settings.deliver()) {
            scheduler.scheduleWithFixedDelay(this::look, settings.every());
            scheduler.scheduleWithFixedDelay(this::tidy, java.time.Duration.ofHours(1));
        }
    }

    /** Begins a turn for everyone who is due and not at work here; answers when all of these turns are over. */
    CompletableFuture<Void> round() {
        List<CompletableFuture<Void>> begun = new ArrayList<>();
        for (String id : deliveries.due(clock.instant(), events.horizon())) {
            if (atWork.add(id)) {
                begun.add(CompletableFuture.runAsync(() -> turn(id), turns));
            }
        }
        return CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new));
    }

    private void turn(String id) {
        try {
            delivering.turn(id);
        } catch (RuntimeException e) {
            // Nothing is lost: what was not acknowledged is due again.
            LOG.warn("the turn of Subscription/{} ended early", id, e);
        } finally {
            atWork.remove(id);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void look() {
        try {
            round();
        } catch (DataAccessException e) {
            LOG.warn("could not look for notifications to deliver", e);
        }
    }

    private void tidy() {
        try {
            numbered.forgetDelivered(clock.instant().minus(settings.keep()));
        } catch (DataAccessException e) {
            LOG.warn("could not forget old events of Subscriptions", e);
        }
    }

    @Override
    public void stop() {
        running = false;
        scheduler.close();
        turns.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
