package org.usra.record.subscription;

import java.util.concurrent.CompletableFuture;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.TestClock;
import org.usra.record.access.TestTokens;

/** A record whose clock and deliveries the test moves, and what two hospitals ask of it. */
final class Subscribers implements AutoCloseable {

    static final String TOPIC = "https://fhir.usra.example/SubscriptionTopic/";
    static final String SECRET = "a-secret-that-is-long-enough-0123456789";

    private static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

    /** Before the tests' own day, or their tokens would have expired. */
    final TestClock clock = new TestClock("2026-03-02T08:00:00Z");

    final RunningRecord record = new RunningRecord(
                    clock,
                    "--usra.subscription.deliver=false",
                    "--usra.subscription.endpoints=http://localhost:1-65535")
            .withPosts();

    static String alsalam() {
        return TestTokens.hospitalSystem("h-alsalam");
    }

    static String alzohour() {
        return TestTokens.hospitalSystem("h-alzohour");
    }

    /** @param more members of the channel, each with a comma before it */
    static String wanted(String topic, String filter, String endpoint, String content, String more) {
        String criteria = filter.isEmpty()
                ? ""
                : "'_criteria':{'extension':[{'url':'" + BACKPORT + "backport-filter-criteria','valueString':'" + filter
                        + "'}]},";
        return "{'resourceType':'Subscription','meta':{'profile':['" + BACKPORT + "backport-subscription']},"
                + "'status':'requested','reason':'work','criteria':'" + TOPIC + topic + "'," + criteria
                + "'channel':{'type':'rest-hook','endpoint':'" + endpoint + "','payload':'application/fhir+json',"
                + "'_payload':{'extension':[{'url':'" + BACKPORT + "backport-payload-content','valueCode':'" + content
                + "'}]}" + more + "}}";
    }

    static String extension(String name, String value) {
        return "{'url':'" + BACKPORT + name + "'," + value + "}";
    }

    /** Asks for it as h-alsalam, and answers the id. */
    String subscribe(String wanted) {
        Answer answer = record.post(alsalam(), "Subscription", wanted);
        if (answer.status() != 201) {
            throw new AssertionError(answer.body());
        }
        return answer.body().path("id").asText();
    }

    /** The tasks of a referral that a hospital owns. */
    void task(String id, String owner, String status) {
        record.load("""
                {'resourceType':'Task','id':'%s','status':'%s','intent':'order','code':{'coding':[{'system':
                'http://hl7.org/fhir/CodeSystem/task-code','code':'fulfill'}]},'for':{'reference':'Patient/p-own'},
                'owner':{'reference':'Organization/%s'}}""".formatted(id, status, owner));
    }

    CompletableFuture<Void> begin() {
        return record.bean(DeliveryRounds.class).round();
    }

    void deliver() {
        begin().join();
    }

    String status(String id) {
        return record.get(alsalam(), "Subscription/" + id).body().path("status").asText();
    }

    @Override
    public void close() {
        record.close();
    }
}
