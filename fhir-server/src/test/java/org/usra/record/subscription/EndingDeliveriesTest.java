package org.usra.record.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usra.record.subscription.Subscribers.alsalam;
import static org.usra.record.subscription.Subscribers.wanted;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.access.TestTokens;

/** When nothing is delivered any more: by a right that has ended, or by the owner's wish. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EndingDeliveriesTest extends DeliveryScene {

    @Test
    void who_has_lost_the_right_gets_nothing_any_more() {
        String id = subscribed();
        inbox.answers(503);
        subscribers.task("t-lost", "h-alsalam", "requested");
        subscribers.deliver();
        subscribers.task("t-lost", "h-alzohour", "requested");
        inbox.answers(200);
        subscribers.clock.advance(Duration.ofMinutes(1));
        subscribers.deliver();
        assertThat(inbox.events()).isEmpty();
        assertThat(subscribers.record.bean(Deliveries.class).find(id))
                .get()
                .satisfies(delivery -> assertThat(delivery.acknowledged()).isEqualTo(delivery.numbered()));
    }

    @Test
    void who_is_switched_off_gets_nothing_until_asked_for_again() {
        String id = subscribed();
        String off =
                subscribers.record.get(alsalam(), "Subscription/" + id).body().toString();
        subscribers.record.send(alsalam(), "PUT", "Subscription/" + id, off.replace("\"active\"", "\"off\""));
        subscribers.task("t-off", "h-alsalam", "requested");
        subscribers.deliver();
        assertThat(inbox.received()).hasSize(1);
        subscribers.record.send(alsalam(), "PUT", "Subscription/" + id, off.replace("\"active\"", "\"requested\""));
        subscribers.task("t-on", "h-alsalam", "requested");
        subscribers.deliver();
        assertThat(inbox.received().get(1).status("type")).isEqualTo("handshake");
        assertThat(inbox.events()).containsExactly("1:Task/t-on");
    }

    @Test
    void a_person_whose_post_has_ended_gets_nothing_any_more() {
        Answer asked = subscribers.record.post(
                TestTokens.person("insurer", "06"), "Subscription", wanted("coverage", "", inbox.url(), "id-only", ""));
        assertThat(asked.status()).isEqualTo(201);
        subscribers.deliver();
        covered("active");
        subscribers.deliver();
        assertThat(inbox.events()).containsExactly("1:Coverage/c-post");
        subscribers.record.load("{'resourceType':'PractitionerRole','id':'role-insurer','active':false}");
        covered("cancelled");
        subscribers.deliver();
        assertThat(inbox.events()).hasSize(1);
    }

    private static void covered(String status) {
        subscribers.record.load("{'resourceType':'Coverage','id':'c-post','status':'" + status
                + "','beneficiary':{'reference':'Patient/p-own'},'payor':[{'reference':'Organization/a-uhia'}],"
                + "'period':{'start':'2026-01-01'}}");
    }
}
