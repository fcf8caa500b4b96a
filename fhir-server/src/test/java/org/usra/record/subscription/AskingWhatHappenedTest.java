package org.usra.record.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usra.record.subscription.Subscribers.alsalam;
import static org.usra.record.subscription.Subscribers.wanted;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.subscription.Inbox.Received;

/** What can be asked about deliveries: their audit, their status, their events once more. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AskingWhatHappenedTest extends DeliveryScene {

    @Test
    void whose_data_left_stands_in_the_audit() {
        String id = subscribers.subscribe(wanted("referral-task", "", inbox.url(), "id-only", ""));
        subscribers.deliver();
        subscribers.task("t-audit", "h-alsalam", "requested");
        subscribers.deliver();
        assertThat(subscribers
                        .record
                        .jdbc()
                        .sql("select subject || ' ' || results from record.audit_event where query = ?")
                        .param("Subscription/" + id + " events 1 to 1")
                        .query(String.class)
                        .single())
                .isEqualTo("system-of-h-alsalam 1");
    }

    @Test
    void what_happened_can_be_asked_for_again() {
        String id = subscribers.subscribe(wanted("referral-task", "", inbox.url(), "empty", ""));
        subscribers.deliver();
        for (int i = 0; i < 3; i++) {
            subscribers.task("t-again-" + i, "h-alsalam", "requested");
        }
        subscribers.deliver();
        Received asked = new Received(
                new com.sun.net.httpserver.Headers(),
                new byte[0],
                subscribers
                        .record
                        .get(
                                alsalam(),
                                "Subscription/" + id
                                        + "/$events?eventsSinceNumber=2&eventsUntilNumber=3&content=full-resource")
                        .body());
        assertThat(asked.status("type")).isEqualTo("query-event");
        assertThat(asked.events()).containsExactly("2:Task/t-again-1", "3:Task/t-again-2");
        assertThat(asked.bundle().at("/entry/2/resource/id").asText()).isEqualTo("t-again-2");
        assertThat(subscribers
                        .record
                        .get(alsalam(), "Subscription/" + id + "/$events?eventsSinceNumber=x")
                        .status())
                .isEqualTo(400);
        Answer all = subscribers.record.get(alsalam(), "Subscription/$status?id=" + id + "&status=active");
        assertThat(all.body().at("/entry/0/resource/parameter/4/valueString").asText())
                .as(all.body().toString())
                .isEqualTo("3");
    }
}
