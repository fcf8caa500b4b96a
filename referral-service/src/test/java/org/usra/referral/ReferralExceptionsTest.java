package org.usra.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usra.referral.Referral.code;
import static org.usra.referral.Referral.parameters;
import static org.usra.referral.Referral.reference;
import static org.usra.referral.Referral.text;
import static org.usra.referral.ServiceUnderTest.RECORD;
import static org.usra.referral.ServiceUnderTest.citizen;
import static org.usra.referral.ServiceUnderTest.doctor;
import static org.usra.referral.ServiceUnderTest.get;
import static org.usra.referral.ServiceUnderTest.hospital;
import static org.usra.referral.ServiceUnderTest.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.referral.ServiceUnderTest.Reply;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReferralExceptionsTest {

    private static final String ALSALAM = hospital("h-alsalam");

    @BeforeEach
    void port_said() {
        PortSaid.fill(RECORD);
    }

    @Test
    void a_declined_referral_waits_for_another_choice_and_keeps_its_history() {
        Referral referral = Referral.chosen("h-alsalam");
        String first = referral.fulfilment();
        Reply declined = referral.act(
                ALSALAM, first, "$decline", parameters(code("reason", "no-capacity"), text("text", "full until May")));
        assertThat(declined.status()).as(declined.body()).isEqualTo(200);
        assertThat(declined.first().path("id").asText()).isEqualTo(first);
        JsonNode task = referral.task(first);
        assertThat(task.path("status").asText()).isEqualTo("rejected");
        assertThat(task.at("/statusReason/coding/0/code").asText()).isEqualTo("no-capacity");
        assertThat(referral.task(referral.coordination()).path("status").asText()).isEqualTo("on-hold");
        assertThat(referral.stage()).isEqualTo("rerouting");
        Reply again = referral.choose(doctor(), "h-alzohour");
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(referral.stage()).isEqualTo("awaiting-acceptance");
        assertThat(referral.fulfilment()).isNotEqualTo(first);
        assertThat(referral.task(first).path("status").asText()).isEqualTo("rejected");
    }

    @Test
    void a_patient_may_change_the_choice_before_arrival() {
        Referral referral = Referral.accepted("h-alsalam");
        String first = referral.fulfilment();
        Reply changed = referral.choose(citizen(), "h-alzohour");
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(referral.task(first).path("status").asText()).isEqualTo("cancelled");
        assertThat(referral.task(first).at("/statusReason/coding/0/code").asText())
                .isEqualTo("patient-changed-choice");
        assertThat(referral.task(referral.fulfilment()).at("/owner/reference").asText())
                .isEqualTo("Organization/h-alzohour");
    }

    @Test
    void another_hospitals_task_is_not_found() {
        Referral referral = Referral.chosen("h-alsalam");
        Reply reply = referral.act(hospital("h-alzohour"), referral.fulfilment(), "$accept", "");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(referral.stage()).isEqualTo("awaiting-acceptance");
    }

    @Test
    void a_step_needs_the_version_that_was_seen() {
        Referral referral = Referral.chosen("h-alsalam");
        String path = "/fhir/Task/" + referral.fulfilment() + "/$accept";
        Reply without = post(ALSALAM, path, "");
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.issue()).isEqualTo("version-required");
        Reply stale = post(ALSALAM, path, "", "If-Match", "W/\"77\"");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.issue()).isEqualTo("stale-version");
        assertThat(stale.body()).contains("افتحها من جديد");
        assertThat(referral.stage()).isEqualTo("awaiting-acceptance");
    }

    @Test
    void a_step_that_lost_a_race_on_another_resource_is_taken_again() {
        Referral referral = Referral.chosen("h-alsalam");
        RECORD.beforeNextTransaction(() -> touch("Task/" + referral.coordination()));
        Reply reply = referral.act(ALSALAM, referral.fulfilment(), "$accept", "");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(referral.stage()).isEqualTo("accepted-awaiting-booking");
    }

    @Test
    void a_hospital_that_declines_while_the_patient_changes_the_choice_comes_too_late() {
        Referral referral = Referral.chosen("h-alsalam");
        String first = referral.fulfilment();
        RECORD.beforeNextTransaction(() -> {
            ObjectNode task = RECORD.get("Task/" + first);
            task.put("status", "cancelled");
            RECORD.put(task.toString());
        });
        Reply late = referral.act(ALSALAM, first, "$decline", parameters(code("reason", "no-capacity")));
        assertThat(late.status()).isEqualTo(412);
        assertThat(referral.task(first).path("status").asText()).isEqualTo("cancelled");
    }

    @Test
    void a_move_out_of_turn_is_refused_in_words() {
        Referral referral = Referral.submitted();
        Reply reply = referral.act(doctor(), referral.coordination(), "$close", "");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.issue()).isEqualTo("move-not-allowed");
        assertThat(reply.body()).contains("waiting for the patient's choice", "في انتظار اختيار المستشفى");
    }

    @Test
    void the_hospital_asks_and_the_unit_answers() {
        Referral referral = Referral.accepted("h-alsalam");
        String task = referral.fulfilment();
        Reply asked = referral.act(ALSALAM, task, "$request-information", parameters(text("text", "ECG?")));
        assertThat(asked.status()).as(asked.body()).isEqualTo(200);
        assertThat(referral.stage()).isEqualTo("awaiting-information");
        Reply answered = referral.act(doctor(), task, "$answer", parameters(text("text", "normal")));
        assertThat(answered.status()).as(answered.body()).isEqualTo(200);
        assertThat(referral.stage()).isEqualTo("in-triage");
        assertThat(referral.task(task).path("input").toString()).contains("normal");
        assertThat(RECORD.all("Task").stream()
                        .filter(one -> one.at("/code/coding/0/code").asText().equals("request-information"))
                        .map(one -> one.path("status").asText()))
                .containsExactly("completed");
    }

    @Test
    void begun_work_is_stopped_only_with_the_hospitals_consent() {
        Referral referral = Referral.booked("h-alsalam");
        Reply revoked = post(
                doctor(),
                "/fhir/ServiceRequest/" + referral.request() + "/$revoke",
                parameters(text("reason", "patient moved")));
        assertThat(revoked.status()).as(revoked.body()).isEqualTo(200);
        assertThat(referral.stage()).isEqualTo("cancellation-requested");
        Reply refused = referral.act(
                ALSALAM,
                referral.fulfilment(),
                "$answer-cancel",
                parameters("{\"name\":\"accept\",\"valueBoolean\":false}"));
        assertThat(refused.status()).as(refused.body()).isEqualTo(200);
        assertThat(referral.stage()).isEqualTo("booked");
    }

    @Test
    void a_withdrawn_referral_ends_before_work_began() {
        Referral referral = Referral.chosen("h-alsalam");
        Reply revoked = post(
                doctor(),
                "/fhir/ServiceRequest/" + referral.request() + "/$revoke",
                parameters(text("reason", "better now")));
        assertThat(revoked.status()).as(revoked.body()).isEqualTo(200);
        assertThat(referral.stage()).isEqualTo("cancelled");
        assertThat(RECORD.get("ServiceRequest/" + referral.request()).path("status").asText())
                .isEqualTo("revoked");
    }

    @Test
    void advice_and_redirection_come_back_to_the_doctor() {
        Referral advised = Referral.chosen("h-alsalam");
        String task = advised.fulfilment();
        assertThat(advised.act(ALSALAM, task, "$return-with-advice", parameters(text("text", "beta blocker")))
                        .status())
                .isEqualTo(200);
        assertThat(advised.stage()).isEqualTo("advice-returned");
        Reply closed = advised.act(doctor(), advised.coordination(), "$close", "");
        assertThat(closed.status()).as(closed.body()).isEqualTo(200);
        Referral redirected = Referral.chosen("h-alsalam");
        Reply reply = redirected.act(
                ALSALAM,
                redirected.fulfilment(),
                "$redirect",
                parameters(reference("service", "HealthcareService/h-alzohour-cardiology")));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(redirected.stage()).isEqualTo("rerouting");
    }

    @Test
    void available_actions_are_those_of_the_caller() {
        Referral referral = Referral.chosen("h-alsalam");
        String path = "/fhir/Task/" + referral.fulfilment() + "/$available-actions";
        assertThat(get(ALSALAM, path).json().findValuesAsText("valueCode")).contains("accept", "decline", "receive");
        assertThat(get(doctor(), path).json().findValuesAsText("valueCode")).contains("choose", "book", "revoke");
        assertThat(get(hospital("h-alzohour"), path).json().has("parameter")).isFalse();
    }
    private static void touch(String reference) {
        RECORD.put(RECORD.get(reference).toString());
    }
}
