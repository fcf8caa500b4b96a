package org.usra.record.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usra.record.subscription.Subscribers.SECRET;
import static org.usra.record.subscription.Subscribers.extension;
import static org.usra.record.subscription.Subscribers.wanted;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.subscription.Inbox.Received;

/** What reaches a receiver that answers. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeliveringEventsTest extends DeliveryScene {

    @Test
    void a_handshake_comes_first_and_makes_it_active() {
        String id = subscribers.subscribe(wanted("referral-task", "", inbox.url(), "id-only", ""));
        subscribers.deliver();
        assertThat(inbox.received()).hasSize(1);
        Received handshake = inbox.received().getFirst();
        assertThat(handshake.bundle().path("type").asText()).isEqualTo("history");
        assertThat(handshake.bundle().at("/entry/0/request/url").asText()).endsWith("Subscription/" + id + "/$status");
        assertThat(handshake.status("type")).isEqualTo("handshake");
        assertThat(handshake.status("topic")).isEqualTo(Subscribers.TOPIC + "referral-task");
        assertThat(subscribers.status(id)).isEqualTo("active");
        assertThat(subscribers
                        .record
                        .jdbc()
                        .sql("select count(*) from record.event where type = 'Subscription' and id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .as("asked for, then active: each is an event of the Subscription itself")
                .isEqualTo(2);
    }

    @Test
    void an_id_only_notification_names_and_does_not_show() {
        subscribers.subscribe(wanted("referral-task", "", inbox.url(), "id-only", ""));
        subscribers.deliver();
        subscribers.task("t-id", "h-alsalam", "requested");
        subscribers.deliver();
        Received event = inbox.received().getLast();
        assertThat(event.status("type")).isEqualTo("event-notification");
        assertThat(event.status("events-since-subscription-start")).isEqualTo("1");
        assertThat(event.events()).containsExactly("1:Task/t-id");
        assertThat(event.bundle().at("/entry/1/fullUrl").asText()).endsWith("/fhir/Task/t-id");
        assertThat(event.bundle().at("/entry/1/request/method").asText()).isEqualTo("POST");
        assertThat(event.bundle().at("/entry/1").has("resource")).isFalse();
    }

    @Test
    void a_full_notification_shows_each_version_and_an_empty_one_nothing() {
        try (Inbox bare = new Inbox()) {
            subscribers.subscribe(wanted("referral-task", "", inbox.url(), "full-resource", ""));
            subscribers.subscribe(wanted("referral-task", "", bare.url(), "empty", ""));
            subscribers.deliver();
            subscribers.task("t-full", "h-alsalam", "requested");
            subscribers.task("t-full", "h-alsalam", "accepted");
            subscribers.deliver();
            assertThat(inbox.events()).containsExactly("1:Task/t-full", "2:Task/t-full");
            assertThat(inbox.received()
                            .getLast()
                            .bundle()
                            .at("/entry/1/resource/status")
                            .asText())
                    .isEqualTo("requested");
            assertThat(inbox.received()
                            .getLast()
                            .bundle()
                            .at("/entry/2/resource/status")
                            .asText())
                    .isEqualTo("accepted");
            assertThat(inbox.received()
                            .getLast()
                            .bundle()
                            .at("/entry/2/request/method")
                            .asText())
                    .isEqualTo("PUT");
            assertThat(bare.events()).containsExactly("1:", "2:");
            assertThat(new String(bare.received().getLast().body(), java.nio.charset.StandardCharsets.UTF_8))
                    .doesNotContain("t-full");
        }
    }

    @Test
    void a_filter_leaves_out_what_does_not_match() {
        subscribers.subscribe(wanted(
                "referral-task", "Task?owner=Organization/h-alsalam&status:not=requested", inbox.url(), "id-only", ""));
        subscribers.deliver();
        subscribers.task("t-filter", "h-alsalam", "requested");
        subscribers.task("t-filter", "h-alsalam", "accepted");
        subscribers.deliver();
        assertThat(inbox.events()).containsExactly("1:Task/t-filter");
    }

    @Test
    void what_belongs_to_another_hospital_is_not_even_a_gap_in_the_numbers() {
        subscribers.subscribe(wanted("referral-task", "", inbox.url(), "id-only", ""));
        subscribers.deliver();
        subscribers.task("t-theirs", "h-alzohour", "requested");
        subscribers.task("t-ours", "h-alsalam", "requested");
        subscribers.deliver();
        assertThat(inbox.events()).containsExactly("1:Task/t-ours");
    }

    @Test
    void a_notification_is_signed_with_the_secret_and_the_time() {
        subscribers.subscribe(wanted(
                "referral-task",
                "",
                inbox.url(),
                "empty",
                ",'header':['X-Key: of ours'],'extension':[{'url':'https://fhir.usra.example/StructureDefinition/subscription-secret',"
                        + "'valueString':'" + SECRET + "'}]"));
        subscribers.deliver();
        Received handshake = inbox.received().getFirst();
        String timestamp = handshake.headers().getFirst("X-Usra-Timestamp");
        assertThat(timestamp)
                .isEqualTo(Long.toString(subscribers.clock.instant().getEpochSecond()));
        assertThat(handshake.headers().getFirst("X-Usra-Signature"))
                .isEqualTo(Signature.of(SECRET, timestamp, handshake.body()))
                .startsWith("sha256=");
        assertThat(handshake.headers().getFirst("X-Key")).isEqualTo("of ours");
    }

    @Test
    void a_heartbeat_comes_when_nothing_happened() {
        subscribers.subscribe(wanted(
                "referral-task",
                "",
                inbox.url(),
                "empty",
                ",'extension':[" + extension("backport-heartbeat-period", "'valueUnsignedInt':60") + "]"));
        subscribers.deliver();
        subscribers.clock.advance(Duration.ofSeconds(59));
        subscribers.deliver();
        assertThat(inbox.received()).hasSize(1);
        subscribers.clock.advance(Duration.ofSeconds(1));
        subscribers.deliver();
        assertThat(inbox.received()).hasSize(2);
        assertThat(inbox.received().getLast().status("type")).isEqualTo("heartbeat");
    }

    @Test
    void at_its_end_it_is_off_and_nothing_comes() {
        String end = subscribers.clock.instant().plusSeconds(600).toString();
        String id = subscribers.subscribe(wanted("referral-task", "", inbox.url(), "empty", "")
                .replace("'reason'", "'end':'" + end + "','reason'"));
        subscribers.deliver();
        subscribers.clock.advance(Duration.ofSeconds(600));
        subscribers.task("t-end", "h-alsalam", "requested");
        subscribers.deliver();
        assertThat(subscribers.status(id)).isEqualTo("off");
        assertThat(inbox.received()).hasSize(1);
    }

    @Test
    void no_more_events_come_together_than_were_asked_for() {
        subscribers.subscribe(wanted(
                "referral-task",
                "",
                inbox.url(),
                "id-only",
                ",'extension':[" + extension("backport-max-count", "'valuePositiveInt':2") + "]"));
        subscribers.deliver();
        for (int i = 0; i < 5; i++) {
            subscribers.task("t-many-" + i, "h-alsalam", "requested");
        }
        subscribers.deliver();
        assertThat(inbox.received().stream().map(one -> one.events().size())).containsExactly(0, 2, 2, 1);
    }
}
