package org.usra.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usra.referral.ServiceUnderTest.RECORD;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FollowingTest {

    @BeforeEach
    void port_said() {
        PortSaid.fill(RECORD);
        JdbcClient jdbc = ServiceUnderTest.bean(JdbcClient.class);
        jdbc.sql("update event_cursor set sequence = 0").update();
        jdbc.sql("delete from clock").update();
    }

    @Test
    void an_encounter_that_the_hospitals_system_wrote_is_an_arrival_and_its_report_the_answer() {
        Referral referral = Referral.booked("h-alsalam");
        RECORD.put(
                """
                {"resourceType":"Encounter","id":"own","status":"in-progress","class":{"code":"AMB"},
                 "subject":{"reference":"Patient/p1"},"serviceProvider":{"reference":"Organization/h-alsalam"},
                 "basedOn":[{"reference":"ServiceRequest/%s"}]}"""
                        .formatted(referral.request()));
        ServiceUnderTest.follow();
        assertThat(referral.stage()).isEqualTo("arrived");
        assertThat(referral.task(referral.fulfilment()).path("output").toString()).contains("Encounter/own");

        ObjectNode finished = RECORD.get("Encounter/own");
        finished.put("status", "finished");
        RECORD.put(finished.toString());
        ServiceUnderTest.follow();
        assertThat(referral.stage()).isEqualTo("discharged-report-due");

        RECORD.put(
                """
                {"resourceType":"DocumentReference","id":"report","status":"current",
                 "type":{"coding":[{"system":"http://loinc.org","code":"34105-7"}]},
                 "author":[{"reference":"Organization/h-alsalam"}],
                 "content":[{"attachment":{"url":"Bundle/x"}}],
                 "context":{"related":[{"reference":"ServiceRequest/%s"}]}}"""
                        .formatted(referral.request()));
        ServiceUnderTest.follow();
        assertThat(referral.stage()).isEqualTo("report-delivered");
    }

    @Test
    void another_hospitals_encounter_moves_nothing() {
        Referral referral = Referral.booked("h-alsalam");
        RECORD.put(
                """
                {"resourceType":"Encounter","id":"other","status":"in-progress","class":{"code":"AMB"},
                 "serviceProvider":{"reference":"Organization/h-alzohour"},
                 "basedOn":[{"reference":"ServiceRequest/%s"}]}"""
                        .formatted(referral.request()));
        ServiceUnderTest.follow();
        assertThat(referral.stage()).isEqualTo("booked");
    }

    @Test
    void an_unanswered_referral_goes_back_to_the_patients_choice() {
        Referral referral = Referral.chosen("h-alsalam");
        ServiceUnderTest.follow();
        JdbcClient jdbc = ServiceUnderTest.bean(JdbcClient.class);
        assertThat(states(jdbc)).isEqualTo("acceptance running, validity running");
        ServiceUnderTest.runClocks();
        assertThat(referral.stage()).isEqualTo("awaiting-acceptance");
        jdbc.sql("update clock set due = now() - interval '1 minute' where kind = 'acceptance'")
                .update();
        String task = referral.fulfilment();
        ServiceUnderTest.runClocks();
        assertThat(referral.stage()).isEqualTo("rerouting");
        assertThat(referral.task(task).at("/statusReason/coding/0/code").asText())
                .isEqualTo("sla-lapsed");
        jdbc.sql("update clock set due = now() - interval '1 minute' where kind = 'validity'")
                .update();
        ServiceUnderTest.runClocks();
        assertThat(referral.stage()).isEqualTo("expired");
        assertThat(RECORD.get("ServiceRequest/" + referral.request()).path("status").asText())
                .isEqualTo("revoked");
        assertThat(states(jdbc)).isEqualTo("acceptance fired, validity fired");
    }

    @Test
    void an_answer_stops_the_clock() {
        Referral.accepted("h-alsalam");
        ServiceUnderTest.follow();
        assertThat(states(ServiceUnderTest.bean(JdbcClient.class))).isEqualTo("acceptance stopped, validity running");
    }

    private static String states(JdbcClient jdbc) {
        return String.join(
                ", ",
                jdbc.sql("select kind || ' ' || state from clock order by kind")
                        .query(String.class)
                        .list());
    }
}
