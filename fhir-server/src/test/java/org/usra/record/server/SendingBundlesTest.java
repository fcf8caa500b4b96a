package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usra.record.server.SentEntries.bundle;
import static org.usra.record.server.SentEntries.entry;
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

/** Transactions; and what holds for batches too. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SendingBundlesTest extends RecordOverHttp {

    @Test
    void one_bad_entry_undoes_the_whole_transaction_and_is_named() {
        Reply reply = send(
                "POST",
                "",
                bundle(
                        "transaction",
                        post(
                                "urn:uuid:0d7b5d4e-5d7c-4a5e-9b43-6e1c3b0f0003",
                                "Patient",
                                ",\"identifier\":[{\"system\":\"urn:t\",\"value\":\"undone\"}]"),
                        post("urn:uuid:0d7b5d4e-5d7c-4a5e-9b43-6e1c3b0f0004", "Patient", ",\"birthDate\":\"soon\"")));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/issue/0/expression/0").asText()).isEqualTo("Bundle.entry[1].resource.birthDate");
        assertThat(get("Patient?identifier=urn:t|undone").entries()).isEmpty();
    }

    @Test
    void a_get_of_a_transaction_sees_its_writes() {
        Reply reply = send(
                "POST",
                "",
                bundle(
                        "transaction",
                        "{\"request\":{\"method\":\"GET\",\"url\":\"Patient?identifier=urn:t|seen\"}}",
                        post("urn:uuid:2", "Patient", ",\"identifier\":[{\"system\":\"urn:t\",\"value\":\"seen\"}]")));

        assertThat(reply.json().at("/entry/0/resource/total").asInt()).isEqualTo(1);
    }

    @Test
    void two_conditional_creates_of_the_same_make_one() {
        String create = "\"ifNoneExist\":\"identifier=urn:t%7Cone-of-two\"";
        Reply reply = send(
                "POST",
                "",
                bundle(
                        "transaction",
                        where(post(urn(101), "Patient", identified("one-of-two")), create),
                        where(post(urn(102), "Patient", identified("one-of-two")), create),
                        post(urn(103), "Observation", observation(urn(102)))));

        assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
        assertThat(status(reply, 0)).isEqualTo("201 Created");
        assertThat(status(reply, 1)).isEqualTo("200 OK");
        assertThat(key(reply, 1)).isEqualTo(key(reply, 0));
        assertThat(get(key(reply, 2)).json().at("/subject/reference").asText()).isEqualTo(key(reply, 0));
        assertThat(get("Patient?identifier=urn:t|one-of-two").entries()).hasSize(1);
    }

    @Test
    void two_conditional_updates_of_the_same_are_refused() {
        String update = "{\"resource\":{\"resourceType\":\"Patient\"" + identified("updated-twice")
                + "},\"request\":{\"method\":\"PUT\",\"url\":\"Patient?identifier=urn:t%7Cupdated-twice\"}}";
        Reply reply = send("POST", "", bundle("transaction", update, update));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.diagnosis())
                .isEqualTo("Entry 1: The condition is that of entry 0: both would write the same resource.");
        assertThat(get("Patient?identifier=urn:t|updated-twice").entries()).isEmpty();
    }

    @Test
    void a_bundle_of_the_wrong_shape_is_refused_not_guessed_at() {
        for (String entries : new String[] {"{}", "\"x\"", "7"}) {
            Reply reply = send(
                    "POST", "", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":" + entries + "}");
            assertThat(reply.status()).as(entries).isEqualTo(400);
            assertThat(reply.json().at("/issue/0/expression/0").asText()).isEqualTo("Bundle.entry");
        }
        given("Patient", "shaped", "\"active\":true");
        String put = "{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"shaped\"},"
                + "\"request\":{\"method\":\"PUT\",\"url\":\"Patient/shaped\"}}";
        for (String member : new String[] {"ifMatch", "ifNoneMatch", "ifModifiedSince", "ifNoneExist"}) {
            Reply reply = send("POST", "", bundle("transaction", where(put, "\"" + member + "\":7")));
            assertThat(reply.status()).as(member).isEqualTo(400);
            assertThat(reply.json().at("/issue/0/expression/0").asText())
                    .isEqualTo("Bundle.entry[0].request." + member);
        }
        assertThat(get("Patient/shaped").json().path("active").asBoolean()).isTrue();
    }

    @Test
    void a_faulty_entry_is_named_once() {
        named(entry("PUT", "Patient"), "Entry 1: The url has neither an id nor a condition.", "request.url");
        named(entry("PUT", "a/b/c"), "Entry 1: The url names no resource type that can be written.", "request.url");
        named(entry("POST", "Patient"), "Entry 1: A resource is missing: it says what to write.", "resource");
        named(entry("PUT", "Patient/unsent"), "Entry 1: A resource is missing: it says what to write.", "resource");
    }

    private void named(String entry, String text, String element) {
        Reply reply = send("POST", "", bundle("transaction", entry("GET", "Patient?_count=1"), entry));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.diagnosis()).isEqualTo(text);
        assertThat(reply.json().at("/issue/0/expression/0").asText()).isEqualTo("Bundle.entry[1]." + element);
    }

    @Test
    void the_only_write_is_named_as_one_of_several_is() {
        String put = "{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"only\",\"birthDate\":\"soon\"},"
                + "\"request\":{\"method\":\"PUT\",\"url\":\"Patient/only\"}}";
        Reply reply = send("POST", "", bundle("transaction", entry("GET", "Patient?_count=1"), put));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.diagnosis()).startsWith("Entry 1: ");
        assertThat(reply.json().at("/issue/0/expression/0").asText()).isEqualTo("Bundle.entry[1].resource.birthDate");
    }

    @Test
    void an_entry_that_the_role_does_not_permit_is_named() {
        for (String[] entries : new String[][] {
            {post(urn(171), "Claim", "")}, {post(urn(172), "Basic", ""), post(urn(173), "Claim", "")}
        }) {
            Reply reply = send("POST", "", bundle("transaction", entries), "X-Test-Caller", "doctor");
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.json().at("/issue/0/expression/0").asText())
                    .isEqualTo("Bundle.entry[" + (entries.length - 1) + "].resource");
        }
    }

    @Test
    void head_asks_in_a_transaction_what_get_asks() {
        Reply reply = send("POST", "", bundle("transaction", entry("HEAD", "Patient?_count=1")));
        assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
        assertThat(status(reply, 0)).isEqualTo("200 OK");
    }

    @Test
    void searches_and_operations_by_post_bring_their_answer() {
        given("Patient", "asked-for", "\"active\":true");
        String[] entries = {
            entry("POST", "Patient/_search?_id=asked-for"), entry("POST", "Patient/asked-for/$everything")
        };
        for (String type : new String[] {"batch", "transaction"}) {
            Reply reply = send("POST", "", bundle(type, entries));
            assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
            assertThat(reply.json().at("/entry/0/resource/total").asInt())
                    .as(type)
                    .isEqualTo(1);
            assertThat(reply.json().at("/entry/1/resource/resourceType").asText())
                    .as(type)
                    .isEqualTo("Bundle");
        }
    }

    @Test
    void who_prefers_outcomes_gets_them_in_the_entries() {
        Reply reply = send(
                "POST", "", bundle("transaction", post(urn(151), "Patient", "")), "Prefer", "return=OperationOutcome");

        assertThat(reply.json()
                        .at("/entry/0/response/outcome/issue/0/details/text")
                        .asText())
                .isEqualTo(key(reply, 0) + " was written, version 1.");
        assertThat(reply.json().at("/entry/0/resource").isMissingNode()).isTrue();
    }

    @Test
    void deleting_what_never_was_does_not_undo_a_transaction() {
        Reply reply = send(
                "POST", "", bundle("transaction", entry("DELETE", "Patient/never-was"), post(urn(161), "Patient", "")));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(status(reply, 0)).isEqualTo("204 No Content");

        Reply certain = send(
                "POST",
                "",
                bundle("transaction", where(entry("DELETE", "Patient/never-was"), "\"ifMatch\":\"W/\\\"1\\\"\"")));
        assertThat(certain.status()).as("who names a version expects one").isEqualTo(404);
    }
}
