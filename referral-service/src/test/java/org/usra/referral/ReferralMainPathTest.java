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
class ReferralMainPathTest {

    @BeforeEach
    void port_said() {
        PortSaid.fill(RECORD);
    }

    @Test
    void a_referral_is_authorization_and_coordination_task_and_names_no_hospital() {
        Referral referral = Referral.submitted();
        JsonNode request = RECORD.get("ServiceRequest/" + referral.request());
        assertThat(request.path("status").asText()).isEqualTo("active");
        assertThat(request.at("/requisition/value").asText()).matches("R-20[0-9]{2}-[0-9]{6}-[0-9]");
        assertThat(request.at("/requester/reference").asText()).isEqualTo("PractitionerRole/role-doctor");
        assertThat(request.at("/insurance/0/reference").asText()).isEqualTo("Coverage/c1");
        assertThat(request.has("performer")).isFalse();
        JsonNode task = referral.task(referral.coordination());
        assertThat(task.path("status").asText()).isEqualTo("requested");
        assertThat(referral.stage()).isEqualTo("awaiting-choice");
        assertThat(task.at("/requester/reference").asText()).isEqualTo("Organization/u-manakh-1");
        assertThat(task.has("owner")).isFalse();
        assertThat(task.at("/focus/reference").asText()).isEqualTo("ServiceRequest/" + referral.request());
    }

    @Test
    void candidates_come_best_first_with_reasons_and_only_from_hospitals_under_contract() {
        Referral referral = Referral.submitted();
        Reply offered = post(doctor(), "/fhir/ServiceRequest/" + referral.request() + "/$candidates", "");
        assertThat(offered.status()).as(offered.body()).isEqualTo(200);
        JsonNode list = offered.first();
        assertThat(list.path("mode").asText()).isEqualTo("snapshot");
        assertThat(list.findValuesAsText("reference"))
                .contains("HealthcareService/h-alzohour-cardiology", "HealthcareService/h-alsalam-cardiology")
                .doesNotContain("HealthcareService/h-left-cardiology");
        assertThat(list.at("/entry/0/item/reference").asText()).isEqualTo("HealthcareService/h-alzohour-cardiology");
        assertThat(list.toString()).contains("distance-km", "next-slot", "على بعد");
        assertThat(referral.task(referral.coordination()).path("input").toString())
                .contains("candidate-list");
    }

    @Test
    void a_choice_opens_the_hospitals_task_and_keeps_the_evidence() {
        Referral referral = Referral.chosen("h-alsalam");
        JsonNode fulfilment = referral.task(referral.fulfilment());
        assertThat(fulfilment.path("status").asText()).isEqualTo("requested");
        assertThat(fulfilment.at("/owner/reference").asText()).isEqualTo("Organization/h-alsalam");
        assertThat(fulfilment.at("/partOf/0/reference").asText()).isEqualTo("Task/" + referral.coordination());
        assertThat(referral.stage()).isEqualTo("awaiting-acceptance");
        String evidence = referral.task(referral.coordination()).path("input").toString();
        assertThat(evidence).contains("patient-choice", "\"valueCode\":\"room\"", "PractitionerRole/role-doctor");
        assertThat(RECORD.get("ServiceRequest/" + referral.request())
                        .at("/performer/0/reference")
                        .asText())
                .isEqualTo("Organization/h-alsalam");
    }

    @Test
    void an_admission_takes_number_encounter_and_task_together() {
        Referral referral = Referral.booked("h-alsalam");
        assertThat(referral.stage()).isEqualTo("booked");
        assertThat(RECORD.get("Slot/h-alsalam-0").path("status").asText()).isEqualTo("busy");
        Reply admitted = admit(referral);
        assertThat(admitted.status()).as(admitted.body()).isEqualTo(200);
        JsonNode encounter = admitted.resource("Encounter");
        assertThat(encounter.toString()).contains("A-7K3Q9ZD2-2", "\"code\":\"IMP\"");
        assertThat(encounter.at("/appointment/0/reference").asText()).startsWith("Appointment/");
        assertThat(referral.stage()).isEqualTo("admitted");
        assertThat(Referral.business(referral.fulfilment())).isEqualTo("admitted");
    }

    @Test
    void a_discharge_brings_report_and_follow_ups_and_the_doctor_closes_the_loop() {
        Referral referral = Referral.booked("h-alsalam");
        String encounter = admit(referral).resource("Encounter").path("id").asText();
        Reply discharged = post(
                hospital("h-alsalam"),
                "/fhir/Encounter/" + encounter + "/$discharge",
                parameters(
                        code("disposition", "home"),
                        "{\"name\":\"diagnosis\",\"valueCoding\":{\"system\":\"urn:d\",\"code\":\"I20\",\"display\":\"Angina\"}}",
                        text("diagnosis", "ضغط مرتفع"),
                        text("summary", "قسطرة ناجحة"),
                        text("answer", "نعم، وتمت القسطرة"),
                        text("medication", "aspirin 75 mg daily"),
                        "{\"name\":\"follow-up\",\"part\":[{\"name\":\"text\",\"valueString\":\"قياس الضغط\"},"
                                + "{\"name\":\"due\",\"valueDate\":\"2030-01-15\"}]}"));
        assertThat(discharged.status()).as(discharged.body()).isEqualTo(200);
        assertThat(RECORD.get("Encounter/" + encounter).path("status").asText()).isEqualTo("finished");
        assertThat(RECORD.all("Condition")).hasSize(2);
        JsonNode document = RECORD.all("Bundle").getFirst();
        assertThat(document.toString()).contains("34105-7", "قسطرة ناجحة", "aspirin 75 mg daily", "نعم، وتمت القسطرة");
        JsonNode entry = RECORD.all("DocumentReference").getFirst();
        assertThat(entry.at("/content/0/attachment/url").asText())
                .isEqualTo("Bundle/" + document.path("id").asText());
        JsonNode followUp = task("follow-up");
        assertThat(followUp.at("/owner/reference").asText()).isEqualTo("Organization/u-manakh-1");
        assertThat(followUp.at("/focus/reference").asText())
                .isEqualTo("DocumentReference/" + entry.path("id").asText());
        assertThat(followUp.at("/restriction/period/end").asText()).startsWith("2030-01-15");
        assertThat(referral.task(referral.fulfilment()).path("status").asText()).isEqualTo("completed");
        assertThat(referral.stage()).isEqualTo("report-delivered");

        Reply closed = referral.act(doctor(), referral.coordination(), "$close", parameters(text("comment", "شكرا")));
        assertThat(closed.status()).as(closed.body()).isEqualTo(200);
        assertThat(referral.stage()).isEqualTo("closed-loop");
        assertThat(RECORD.get("ServiceRequest/" + referral.request())
                        .path("status")
                        .asText())
                .isEqualTo("completed");
        Reply done = referral.act(doctor(), followUp.path("id").asText(), "$complete", "");
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(task("follow-up").path("status").asText()).isEqualTo("completed");
    }

    private static Reply admit(Referral referral) {
        return post(
                hospital("h-alsalam"),
                "/fhir/Encounter/$admit",
                parameters(reference("task", "Task/" + referral.fulfilment()), code("class", "IMP")));
    }

    private static JsonNode task(String code) {
        return RECORD.all("Task").stream()
                .filter(task -> task.at("/code/coding/0/code").asText().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
