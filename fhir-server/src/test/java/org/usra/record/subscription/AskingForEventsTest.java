package org.usra.record.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usra.record.subscription.Subscribers.SECRET;
import static org.usra.record.subscription.Subscribers.alsalam;
import static org.usra.record.subscription.Subscribers.alzohour;
import static org.usra.record.subscription.Subscribers.extension;
import static org.usra.record.subscription.Subscribers.wanted;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.access.TestTokens;

/** What a Subscription may ask for, and who may ask. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AskingForEventsTest {

    private static final String HERE = "http://localhost:9000/in";
    private static final String GOOD = wanted("referral-task", "", HERE, "id-only", "");

    private static Subscribers subscribers;

    @BeforeAll
    static void open() {
        subscribers = new Subscribers();
    }

    @AfterAll
    static void close() {
        subscribers.close();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        GOOD.replace("SubscriptionTopic/referral-task", "SubscriptionTopic/weather"),
                        "unknown-topic",
                        "Subscription.criteria"),
                Arguments.of(GOOD.replace("rest-hook", "websocket"), "not-offered", "Subscription.channel.type"),
                Arguments.of(
                        GOOD.replace(HERE, "http://169.254.169.254/latest"),
                        "endpoint-not-allowed",
                        "Subscription.channel.endpoint"),
                Arguments.of(
                        GOOD.replace(HERE, "https://localhost:9000/in"),
                        "endpoint-not-allowed",
                        "Subscription.channel.endpoint"),
                Arguments.of(
                        GOOD.replace(HERE, "http://localhost:9000@evil.example/"),
                        "endpoint-not-allowed",
                        "Subscription.channel.endpoint"),
                Arguments.of(
                        GOOD.replace("'payload':'application/fhir+json'", "'payload':'text/plain'"),
                        "not-offered",
                        "Subscription.channel.payload"),
                Arguments.of(
                        GOOD.replace("id-only", "everything"),
                        "missing-element",
                        "Subscription.channel.payload.extension"),
                Arguments.of(
                        wanted("referral-task", "Task?description=x", HERE, "id-only", ""),
                        "filter-not-offered",
                        "Subscription.criteria.extension"),
                Arguments.of(
                        wanted("referral-task", "Task?owner.name=x", HERE, "id-only", ""),
                        "filter-not-offered",
                        "Subscription.criteria.extension"),
                Arguments.of(
                        wanted("referral-task", "Patient?gender=male", HERE, "id-only", ""),
                        "filter-not-offered",
                        "Subscription.criteria.extension"),
                Arguments.of(
                        wanted("referral-task", "", HERE, "id-only", ",'header':['Host: else']"),
                        "header-not-allowed",
                        "Subscription.channel.header"),
                Arguments.of(
                        wanted("referral-task", "", HERE, "id-only", ",'header':['no colon']"),
                        "header-not-allowed",
                        "Subscription.channel.header"),
                Arguments.of(
                        wanted(
                                "referral-task",
                                "",
                                HERE,
                                "id-only",
                                ",'extension':[" + extension("backport-timeout", "'valueUnsignedInt':3600") + "]"),
                        "wrong-type",
                        "Subscription.channel.extension"),
                Arguments.of(
                        GOOD.replace("'reason'", secret(SECRET).substring(1) + ",'reason'"),
                        "wrong-type",
                        "Subscription.channel.extension"),
                Arguments.of(
                        wanted("referral-task", "", HERE, "id-only", secret("short")),
                        "wrong-type",
                        "Subscription.channel.extension"));
    }

    private static String secret(String secret) {
        return ",'extension':[{'url':'https://fhir.usra.example/StructureDefinition/subscription-secret','valueString':'"
                + secret + "'}]";
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_is_not_offered_is_refused_and_leaves_nothing(String wanted, String code, String element) {
        Answer answer = subscribers.record.post(alsalam(), "Subscription", wanted);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.body().at("/issue/0/expression/0").asText()).isEqualTo(element);
        assertThat(answer.body().at("/issue/0/details/_text/extension").isEmpty())
                .isFalse();
        assertThat(rows()).isZero();
    }

    private static long rows() {
        return subscribers
                .record
                .jdbc()
                .sql("select count(*) from record.subscription_delivery d where not exists (select 1 from"
                        + " record.resource r where r.id = d.id)")
                .query(Long.class)
                .single();
    }

    @Test
    void a_secret_can_be_given_and_never_read() {
        String id = subscribers.subscribe(wanted("referral-task", "", HERE, "id-only", secret(SECRET)));
        assertThat(Stream.of(
                                "Subscription/" + id,
                                "Subscription/" + id + "/_history",
                                "Subscription?_id=" + id,
                                "Subscription/" + id + "/$status")
                        .map(path -> subscribers.record.get(alsalam(), path)))
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(answer.http().body()).doesNotContain(SECRET).doesNotContain("subscription-secret");
                });
        assertThat(subscribers.record.bean(Secrets.class).of(id)).contains(SECRET);
    }

    @Test
    void it_begins_as_requested_whatever_the_client_says() {
        Answer answer = subscribers.record.post(alsalam(), "Subscription", GOOD.replace("'requested'", "'active'"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("status").asText()).isEqualTo("requested");
        assertThat(answer.body().at("/extension/0/valueReference/reference").asText())
                .isEqualTo("Organization/h-alsalam");
    }

    @Test
    void another_hospital_neither_sees_nor_changes_it() {
        String id = subscribers.subscribe(GOOD);
        String mine =
                GOOD.replace("{'resourceType':'Subscription'", "{'resourceType':'Subscription','id':'" + id + "'");
        assertThat(subscribers.record.get(alzohour(), "Subscription/" + id).status())
                .isEqualTo(404);
        assertThat(subscribers
                        .record
                        .get(alzohour(), "Subscription/" + id + "/$events")
                        .status())
                .isEqualTo(404);
        assertThat(subscribers
                        .record
                        .send(alzohour(), "PUT", "Subscription/" + id, mine)
                        .status())
                .isEqualTo(405);
        assertThat(subscribers
                        .record
                        .send(alsalam(), "PUT", "Subscription/" + id, mine)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void who_may_not_read_the_topics_type_may_not_ask_for_it() {
        assertThat(subscribers
                        .record
                        .post(alsalam(), "Subscription", wanted("enrolment", "", HERE, "empty", ""))
                        .status())
                .isEqualTo(403);
        assertThat(subscribers
                        .record
                        .post(TestTokens.person("doctor", "03"), "Subscription", GOOD)
                        .status())
                .isEqualTo(403);
        assertThat(subscribers
                        .record
                        .post(
                                TestTokens.person("insurer", "06"),
                                "Subscription",
                                wanted("claim", "", HERE, "empty", ""))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void the_capability_statement_names_the_topics() {
        Answer answer = subscribers.record.get("", "metadata");
        assertThat(answer.body().path("instantiates").toString()).contains("backport-subscription-server-r4");
        assertThat(answer.http().body()).contains(Subscribers.TOPIC + "discharge-report");
    }
}
