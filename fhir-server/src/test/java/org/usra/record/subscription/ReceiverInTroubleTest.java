package org.usra.record.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usra.record.subscription.Subscribers.alsalam;
import static org.usra.record.subscription.Subscribers.wanted;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.usra.record.event.EventLog;

/** Receivers that are down, slow or elsewhere, servers that die, transactions that commit late: nothing is lost. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReceiverInTroubleTest extends DeliveryScene {

    @Test
    void who_was_down_for_a_day_gets_everything_once_and_in_order() {
        String id = subscribed();
        inbox.answers(503);
        for (int hour = 0; hour < 24; hour++) {
            subscribers.task("t-day-" + hour % 3, "h-alsalam", hour % 2 == 0 ? "requested" : "accepted");
            subscribers.deliver();
            subscribers.clock.advance(Duration.ofHours(1));
        }
        assertThat(subscribers.status(id)).isEqualTo("error");
        assertThat(subscribers
                        .record
                        .get(alsalam(), "Subscription/" + id + "/$status")
                        .http()
                        .body())
                .contains("The receiver answered 503");
        inbox.answers(200);
        subscribers.deliver();
        assertThat(inbox.events()).hasSize(24).doesNotHaveDuplicates();
        assertThat(inbox.events().getFirst()).isEqualTo("1:Task/t-day-0");
        assertThat(inbox.events().getLast()).isEqualTo("24:Task/t-day-2");
        assertThat(inbox.received()
                        .getLast()
                        .bundle()
                        .at("/entry/1/resource/meta/versionId")
                        .asText())
                .isEqualTo("1");
        assertThat(inbox.received()
                        .getLast()
                        .bundle()
                        .at("/entry/24/resource/meta/versionId")
                        .asText())
                .isEqualTo("8");
        assertThat(subscribers.status(id)).isEqualTo("active");
    }

    @Test
    void the_pause_between_attempts_grows_to_a_quarter_of_an_hour() {
        Retrying retrying = subscribers.record.bean(Retrying.class);
        assertThat(List.of(1, 2, 3, 100).stream()
                        .map(attempts -> Duration.between(subscribers.clock.instant(), retrying.next(attempts))))
                .containsExactly(
                        Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofMinutes(15));
    }

    @Test
    void a_receiver_is_left_alone_until_its_pause_is_over() {
        subscribed();
        inbox.answers(500);
        subscribers.task("t-pause", "h-alsalam", "requested");
        subscribers.deliver();
        inbox.answers(200);
        subscribers.deliver();
        assertThat(inbox.events()).isEmpty();
        subscribers.clock.advance(Duration.ofSeconds(5));
        subscribers.deliver();
        assertThat(inbox.events()).containsExactly("1:Task/t-pause");
    }

    @Test
    void a_handshake_that_fails_is_an_error_and_is_tried_again() {
        inbox.answers(404);
        String id = subscribed();
        assertThat(subscribers.status(id)).isEqualTo("error");
        inbox.answers(200);
        subscribers.clock.advance(Duration.ofMinutes(1));
        subscribers.deliver();
        assertThat(subscribers.status(id)).isEqualTo("active");
        assertThat(inbox.received().getFirst().status("type")).isEqualTo("handshake");
    }

    @Test
    void a_redirect_is_no_answer_and_is_not_followed() {
        inbox.answers(302);
        String id = subscribed();
        assertThat(subscribers.status(id)).isEqualTo("error");
        assertThat(inbox.received()).isEmpty();
    }

    @Test
    void a_slow_receiver_keeps_nobody_else_waiting() throws Exception {
        try (Inbox slow = new Inbox()) {
            subscribed();
            subscribers.subscribe(wanted("referral-task", "", slow.url(), "id-only", ""));
            subscribers.deliver();
            CountDownLatch arrived = new CountDownLatch(1);
            CountDownLatch released = new CountDownLatch(1);
            slow.beforeAnswering(() -> {
                arrived.countDown();
                await(released);
            });
            subscribers.task("t-slow", "h-alsalam", "requested");
            CompletableFuture<Void> both = subscribers.begin();
            arrived.await();
            CountDownLatch other = new CountDownLatch(1);
            inbox.beforeAnswering(other::countDown);
            subscribers.task("t-fast", "h-alsalam", "requested");
            // The slow one is still at its first event; rounds go on for the other.
            while (inbox.events().size() < 2) {
                subscribers.begin();
                await(other);
            }
            assertThat(both).isNotDone();
            released.countDown();
            both.join();
            subscribers.deliver();
            assertThat(inbox.events()).containsExactly("1:Task/t-slow", "2:Task/t-fast");
            assertThat(slow.events()).containsExactly("1:Task/t-slow", "2:Task/t-fast");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(8, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_server_that_dies_before_it_has_noted_the_answer_repeats_and_loses_nothing() {
        String id = subscribed();
        // What a death leaves: the receiver has it, and the lease runs out without a note.
        inbox.beforeAnswering(() -> subscribers
                .record
                .jdbc()
                .sql(
                        "update record.subscription_delivery set leased_by = 'the dead', leased_until = now() - interval '9 years'"
                                + " where id = ?")
                .param(id)
                .update());
        subscribers.task("t-kill", "h-alsalam", "requested");
        subscribers.deliver();
        assertThat(inbox.events()).containsExactly("1:Task/t-kill");
        inbox.beforeAnswering(() -> {});
        subscribers.deliver();
        assertThat(inbox.events()).containsExactly("1:Task/t-kill", "1:Task/t-kill");
        subscribers.deliver();
        assertThat(inbox.events()).hasSize(2);
    }

    @Test
    void what_another_process_has_is_left_to_it_until_its_lease_is_over() {
        String id = subscribed();
        Deliveries deliveries = subscribers.record.bean(Deliveries.class);
        subscribers.task("t-lease", "h-alsalam", "requested");
        deliveries.lease(
                id,
                "another",
                subscribers.clock.instant(),
                subscribers.clock.instant().plusSeconds(60));
        subscribers.deliver();
        assertThat(inbox.events()).isEmpty();
        subscribers.clock.advance(Duration.ofSeconds(60));
        subscribers.deliver();
        assertThat(inbox.events()).containsExactly("1:Task/t-lease");
    }

    @Test
    void a_transaction_that_commits_late_under_a_lower_number_is_not_lost() throws Exception {
        subscribers.task("t-late", "h-alsalam", "requested");
        subscribed();
        try (Connection late = subscribers.record.connection()) {
            late.setAutoCommit(false);
            new EventLog(JdbcClient.create(new SingleConnectionDataSource(late, true)))
                    .append(List.of(
                            new EventLog.Announcement("create", "Task", "t-late", 1, subscribers.clock.instant())));
            subscribers.task("t-soon", "h-alsalam", "requested");
            subscribers.deliver();
            assertThat(inbox.events()).isEmpty();
            late.commit();
        }
        subscribers.deliver();
        assertThat(inbox.events()).containsExactly("1:Task/t-late", "2:Task/t-soon");
    }
}
