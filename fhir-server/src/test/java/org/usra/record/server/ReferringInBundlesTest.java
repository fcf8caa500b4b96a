package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usra.record.server.SentEntries.bucket;
import static org.usra.record.server.SentEntries.bundle;
import static org.usra.record.server.SentEntries.identified;
import static org.usra.record.server.SentEntries.key;
import static org.usra.record.server.SentEntries.observation;
import static org.usra.record.server.SentEntries.post;
import static org.usra.record.server.SentEntries.urn;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** References between the entries of a transaction, and from them to what is stored. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReferringInBundlesTest extends RecordOverHttp {

    @Test
    void entries_refer_to_each_other_by_urn_even_in_a_narrative() {
        String patient = "urn:uuid:0d7b5d4e-5d7c-4a5e-9b43-6e1c3b0f0001";
        Reply reply = send(
                "POST",
                "",
                bundle(
                        "transaction",
                        post(
                                "urn:uuid:0d7b5d4e-5d7c-4a5e-9b43-6e1c3b0f0002",
                                "Observation",
                                ",\"text\":{\"status\":\"generated\",\"div\":\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">"
                                        + "<a href=\\\"" + patient + "\\\">x</a></div>\"},\"status\":\"final\","
                                        + "\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":\"" + patient + "\"}"),
                        post(patient, "Patient", "")));

        assertThat(reply.status()).isEqualTo(200);
        String key = reply.json().at("/entry/1/response/location").asText().replaceFirst("/_history.*", "");
        String observation =
                reply.json().at("/entry/0/response/location").asText().replaceFirst("/_history.*", "");
        assertThat(get(observation).json().at("/subject/reference").asText()).isEqualTo(key);
        assertThat(get(observation).json().at("/text/div").asText()).contains("href=\"" + key + "\"");
        assertThat(bucket(observation)).isEqualTo(bucket(key));
        String absolute = "http://record.test/fhir/" + key;
        Reply later = send(
                "POST",
                "",
                bundle(
                        "transaction",
                        post(
                                "urn:uuid:0d7b5d4e-5d7c-4a5e-9b43-6e1c3b0f0012",
                                "Observation",
                                ",\"status\":\"final\",\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":\""
                                        + absolute + "\"}")));
        String second = later.json().at("/entry/0/response/location").asText().replaceFirst("/_history.*", "");
        assertThat(get(second).json().at("/subject/reference").asText()).isEqualTo(key);
        assertThat(bucket(second)).as("named by our own address").isEqualTo(bucket(key));
    }

    @Test
    void a_conditional_reference_means_the_one_match_or_fails() {
        given("Patient", "referred", "\"identifier\":[{\"system\":\"urn:t\",\"value\":\"referred\"}]");
        String observation = ",\"status\":\"final\",\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":"
                + "\"Patient?identifier=urn:t|%s\"}";

        Reply found = send(
                "POST",
                "",
                bundle("transaction", post("urn:uuid:1", "Observation", observation.formatted("referred"))));
        Reply lost = send(
                "POST", "", bundle("transaction", post("urn:uuid:1", "Observation", observation.formatted("nobody"))));

        assertThat(found.status()).isEqualTo(200);
        assertThat(lost.status()).isEqualTo(422);
        assertThat(lost.diagnosis())
                .isEqualTo(
                        "Entry 0: The reference \"Patient?identifier=urn:t|nobody\" does not lead to one known resource.");
    }

    @Test
    void a_conditional_reference_sees_what_the_same_transaction_writes() {
        Reply together = send(
                "POST",
                "",
                bundle(
                        "transaction",
                        post(urn(111), "Observation", observation("Patient?identifier=urn:t|together")),
                        post(urn(112), "Patient", identified("together"))));
        assertThat(together.status()).as(together.http().body()).isEqualTo(200);
        assertThat(get(key(together, 0)).json().at("/subject/reference").asText())
                .isEqualTo(key(together, 1));
        assertThat(bucket(key(together, 0))).isEqualTo(bucket(key(together, 1)));

        Reply twice = send(
                "POST",
                "",
                bundle(
                        "transaction",
                        post(urn(113), "Observation", observation("Patient?identifier=urn:t|together")),
                        post(urn(114), "Patient", identified("together"))));
        assertThat(twice.status()).as("one is stored, one comes").isEqualTo(412);
        assertThat(twice.code()).isEqualTo("several-matches");

        String id = key(together, 1).substring("Patient/".length());
        Reply renamed = send(
                "POST",
                "",
                bundle(
                        "transaction",
                        post(urn(115), "Observation", observation("Patient?identifier=urn:t|renamed")),
                        "{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"" + id + "\"" + identified("renamed")
                                + "},\"request\":{\"method\":\"PUT\",\"url\":\"Patient/" + id + "\"}}"));
        assertThat(renamed.status()).as(renamed.http().body()).isEqualTo(200);
        assertThat(get(key(renamed, 0)).json().at("/subject/reference").asText())
                .isEqualTo("Patient/" + id);
    }

    @Test
    void references_find_their_entry_by_its_address_and_version() {
        String full = "http://example.org/fhir/Patient/tmp9";
        String text = ",\"text\":{\"status\":\"generated\",\"div\":\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">"
                + "<a href=\\\"" + full + "\\\">x</a> " + urn(121) + "</div>\"}";
        String extensions = ",\"extension\":[{\"url\":\"http://example.org/x\",\"valueCanonical\":\"" + urn(121)
                + "\"},{\"url\":\"http://example.org/x\",\"valueUuid\":\"" + urn(121)
                + "\"},{\"url\":\"http://example.org/x\",\"valueUri\":\"" + urn(121) + "\"}]";
        Reply reply = send(
                "POST",
                "",
                bundle(
                        "transaction",
                        post(full, "Patient", ""),
                        post(urn(121), "Patient", ""),
                        post(urn(122), "Observation", text + extensions + observation("Patient/tmp9")),
                        post(urn(123), "Observation", observation(full + "/_history/5"))));

        assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
        var first = get(key(reply, 2)).json();
        assertThat(first.at("/subject/reference").asText()).isEqualTo(key(reply, 0));
        assertThat(first.at("/text/div").asText())
                .contains("href=\"" + key(reply, 0) + "\"")
                .contains(urn(121));
        assertThat(first.at("/extension/0/valueCanonical").asText()).isEqualTo(urn(121));
        assertThat(first.at("/extension/1/valueUuid").asText()).isEqualTo(urn(121));
        assertThat(first.at("/extension/2/valueUri").asText()).isEqualTo(key(reply, 1));
        assertThat(get(key(reply, 3)).json().at("/subject/reference").asText())
                .isEqualTo(key(reply, 0) + "/_history/1");
    }
}
