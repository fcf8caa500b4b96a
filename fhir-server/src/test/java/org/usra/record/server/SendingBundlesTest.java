package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Batches and transactions. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SendingBundlesTest extends RecordOverHttp {

    private static String bundle(String type, String... entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[" + String.join(",", entries) + "]}";
    }

    private static String post(String fullUrl, String type, String members) {
        return "{\"fullUrl\":\"" + fullUrl + "\",\"resource\":{\"resourceType\":\"" + type + "\"" + members
                + "},\"request\":{\"method\":\"POST\",\"url\":\"" + type + "\"}}";
    }

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

    /** What belongs to a patient lives in the patient's bucket: the nine low bits of both ids. */
    private static int bucket(String key) {
        return Integer.parseInt(key.substring(key.length() - 3), 16) & 0x1ff;
    }

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
}
