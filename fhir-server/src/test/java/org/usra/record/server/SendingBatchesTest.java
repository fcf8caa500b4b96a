package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usra.record.server.SentEntries.bundle;
import static org.usra.record.server.SentEntries.entry;
import static org.usra.record.server.SentEntries.fault;
import static org.usra.record.server.SentEntries.identified;
import static org.usra.record.server.SentEntries.key;
import static org.usra.record.server.SentEntries.observation;
import static org.usra.record.server.SentEntries.post;
import static org.usra.record.server.SentEntries.status;
import static org.usra.record.server.SentEntries.urn;
import static org.usra.record.server.SentEntries.where;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Batches: each entry for itself. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SendingBatchesTest extends RecordOverHttp {

    @Test
    void a_batch_answers_each_entry_for_itself() {
        Reply reply = send(
                "POST",
                "",
                bundle(
                        "batch",
                        post("urn:uuid:3", "Patient", ""),
                        "{\"request\":{\"method\":\"GET\",\"url\":\"Patient/nobody\"}}"));

        assertThat(reply.json().at("/entry/0/response/status").asText()).isEqualTo("201 Created");
        assertThat(reply.json().at("/entry/1/response/status").asText()).isEqualTo("404 Not Found");
        assertThat(reply.json().at("/entry/1/response/outcome/resourceType").asText())
                .isEqualTo("OperationOutcome");
    }

    @Test
    void a_batch_goes_by_method_and_answers_in_the_order_of_the_request() {
        given("Patient", "leaving", identified("leaving").substring(1));
        Reply reply = send(
                "POST",
                "",
                bundle(
                        "batch",
                        entry("GET", "Patient?identifier=urn:t%7Cleaving"),
                        post(urn(131), "Patient", identified("leaving")),
                        entry("DELETE", "Patient/leaving"),
                        entry("GET", "metadata")));

        assertThat(reply.entries().getFirst())
                .isEqualTo("Bundle/" + reply.json().at("/entry/0/resource/id").asText());
        assertThat(reply.json().at("/entry/0/resource/entry/0/resource/id").asText())
                .isEqualTo(key(reply, 1).substring("Patient/".length()));
        assertThat(reply.json().at("/entry/0/resource/total").asInt()).isEqualTo(1);
        assertThat(status(reply, 2)).isEqualTo("204 No Content");
        assertThat(reply.json().at("/entry/3/resource/resourceType").asText()).isEqualTo("CapabilityStatement");
    }

    @Test
    void an_entry_that_a_batch_cannot_do_is_refused_alone() {
        Reply reply = send(
                "POST",
                "",
                bundle(
                        "batch",
                        post(urn(141), "Patient", ""),
                        post(urn(142), "Observation", observation(urn(141))),
                        "{\"resource\":{\"resourceType\":\"Patient\"}}",
                        entry("POST", "", "\"resource\":" + bundle("batch")),
                        where(entry("GET", "Patient"), "\"ifNoneMatch\":7")));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(status(reply, 0)).isEqualTo("201 Created");
        for (int i = 1; i < 5; i++) {
            assertThat(status(reply, i)).as("entry " + i).startsWith("400");
        }
        assertThat(fault(reply, 1))
                .isEqualTo("\"" + urn(141)
                        + "\" is another entry of this batch. Send a transaction to relate its entries.");
        assertThat(fault(reply, 2)).isEqualTo("Entry 2 has no request with a method and a url.");
        assertThat(fault(reply, 3)).isEqualTo("Entry 3 is a batch or a transaction itself; send it by itself.");
    }

    @Test
    void what_the_server_fails_at_leaves_the_other_entries_their_answers() {
        Reply reply = send(
                "POST",
                "",
                bundle(
                        "batch",
                        entry("GET", "Patient?_id=mine-none"),
                        entry("GET", "Linkage/1"),
                        entry("GET", "metadata")),
                "X-Test-Caller",
                "doctor");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(status(reply, 0)).isEqualTo("200 OK");
        assertThat(status(reply, 1)).startsWith("500");
        assertThat(fault(reply, 1)).startsWith("The server could not answer. Nothing was changed.");
        assertThat(status(reply, 2)).isEqualTo("200 OK");
    }
}
