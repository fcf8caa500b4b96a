package org.usra.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usra.referral.Referral.code;
import static org.usra.referral.Referral.parameters;
import static org.usra.referral.Referral.reference;
import static org.usra.referral.Referral.text;
import static org.usra.referral.ServiceUnderTest.RECORD;
import static org.usra.referral.ServiceUnderTest.doctor;
import static org.usra.referral.ServiceUnderTest.hospital;
import static org.usra.referral.ServiceUnderTest.post;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.referral.ServiceUnderTest.Reply;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmergencyTest {

    private static final String ALSALAM = hospital("h-alsalam");

    @BeforeEach
    void port_said() {
        PortSaid.fill(RECORD);
    }

    @Test
    void an_emergency_needs_no_referral_and_the_unit_hears_of_it() {
        Reply admitted = admit(reference("patient", "Patient/p1"));
        assertThat(admitted.status()).as(admitted.body()).isEqualTo(200);
        JsonNode encounter = admitted.first();
        assertThat(encounter.at("/class/code").asText()).isEqualTo("EMER");
        assertThat(encounter.path("status").asText()).isEqualTo("in-progress");
        assertThat(encounter.toString()).doesNotContain("authorization-number").contains("\"valueInteger\":2");
        JsonNode recall = admitted.resource("Task");
        assertThat(recall.at("/code/coding/0/code").asText()).isEqualTo("recall");
        assertThat(recall.at("/owner/reference").asText()).isEqualTo("Organization/u-manakh-1");
        assertThat(recall.at("/focus/reference").asText())
                .isEqualTo("Encounter/" + encounter.path("id").asText());
        assertThat(admitted.resource("Communication").at("/recipient/0/reference").asText())
                .isEqualTo("Organization/u-manakh-1");
    }

    @Test
    void an_unknown_person_is_admitted_under_a_tag() {
        Reply admitted = admit(text("tag", "ER-17"));
        assertThat(admitted.status()).as(admitted.body()).isEqualTo(200);
        JsonNode patient = admitted.resource("Patient");
        assertThat(patient.at("/identifier/0/value").asText()).isEqualTo("ER-17");
        assertThat(admitted.first().at("/subject/reference").asText())
                .isEqualTo("Patient/" + patient.path("id").asText());
        assertThat(RECORD.all("Task")).isEmpty();
    }

    @Test
    void an_emergency_is_discharged_with_a_report_and_a_follow_up() {
        String encounter = admit(reference("patient", "Patient/p1")).first().path("id").asText();
        Reply discharged = post(
                ALSALAM,
                "/fhir/Encounter/" + encounter + "/$discharge",
                parameters(code("disposition", "home"), text("summary", "fracture set")));
        assertThat(discharged.status()).as(discharged.body()).isEqualTo(200);
        assertThat(RECORD.all("Task").stream()
                        .map(task -> task.at("/code/coding/0/code").asText()))
                .containsExactlyInAnyOrder("recall", "follow-up");
        Reply again = post(
                ALSALAM,
                "/fhir/Encounter/" + encounter + "/$discharge",
                parameters(code("disposition", "home"), text("summary", "fracture set")));
        assertThat(again.status()).isEqualTo(422);
    }

    @Test
    void only_a_hospital_admits() {
        Reply refused =
                post(doctor(), "/fhir/Encounter/$emergency-admit", parameters(reference("patient", "Patient/p1"), text("complaint", "x")));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.issue()).isEqualTo("not-permitted");
        assertThat(RECORD.all("Encounter")).isEmpty();
    }

    private static Reply admit(String who) {
        return post(
                ALSALAM,
                "/fhir/Encounter/$emergency-admit",
                parameters(who, text("complaint", "fall"), "{\"name\":\"triage\",\"valueInteger\":2}"));
    }
}
