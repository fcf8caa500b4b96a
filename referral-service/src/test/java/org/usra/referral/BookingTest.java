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

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.referral.ServiceUnderTest.Reply;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BookingTest {

    private static final String ALSALAM = hospital("h-alsalam");

    @BeforeEach
    void port_said() {
        PortSaid.fill(RECORD);
    }

    @Test
    void free_slots_are_proposed_in_order() {
        Referral referral = Referral.accepted("h-alsalam");
        Reply found = get(ALSALAM, "/fhir/Appointment/$find?task=" + referral.fulfilment());
        assertThat(found.status()).as(found.body()).isEqualTo(200);
        assertThat(found.json().path("total").asInt()).isEqualTo(5);
        assertThat(found.first().path("status").asText()).isEqualTo("proposed");
        assertThat(found.first().at("/slot/0/reference").asText()).isEqualTo("Slot/h-alsalam-0");
    }

    @Test
    void a_held_slot_is_booked_by_its_holder_and_by_nobody_else() {
        Referral referral = Referral.accepted("h-alsalam");
        Reply held = hold(referral, "h-alsalam-1");
        assertThat(held.status()).as(held.body()).isEqualTo(200);
        assertThat(held.first().path("status").asText()).isEqualTo("pending");
        assertThat(RECORD.get("Slot/h-alsalam-1").path("status").asText()).isEqualTo("busy-tentative");
        Reply second = hold(referral, "h-alsalam-1");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.issue()).isEqualTo("slot-taken");
        assertThat(second.json().path("issue")).hasSize(4);
        assertThat(second.json().at("/issue/1/diagnostics").asText()).startsWith("Slot/h-alsalam-0|");
        Reply booked = post(
                ALSALAM,
                "/fhir/Appointment/$book",
                parameters(reference(
                        "appointment", "Appointment/" + held.first().path("id").asText())));
        assertThat(booked.status()).as(booked.body()).isEqualTo(200);
        assertThat(booked.resource("Appointment").path("status").asText()).isEqualTo("booked");
        assertThat(RECORD.get("Slot/h-alsalam-1").path("status").asText()).isEqualTo("busy");
        assertThat(referral.stage()).isEqualTo("booked");
    }

    @Test
    void a_hold_that_ran_out_is_free_again() {
        Referral referral = Referral.accepted("h-alsalam");
        hold(referral, "h-alsalam-1");
        ObjectNode slot = RECORD.get("Slot/h-alsalam-1");
        ((ObjectNode) slot.path("extension").path(0)).put("valueInstant", "2020-01-01T00:00:00Z");
        RECORD.put(slot.toString());
        assertThat(hold(referral, "h-alsalam-1").status()).isEqualTo(200);
    }

    @Test
    void the_second_of_two_bookings_at_the_same_moment_is_offered_the_next_slots() {
        Referral referral = Referral.accepted("h-alsalam");
        RECORD.beforeNextTransaction(() -> {
            ObjectNode slot = RECORD.get("Slot/h-alsalam-0");
            slot.put("status", "busy");
            RECORD.put(slot.toString());
        });
        Reply late = post(
                ALSALAM,
                "/fhir/Appointment/$book",
                parameters(reference("task", "Task/" + referral.fulfilment()), reference("slot", "Slot/h-alsalam-0")));
        assertThat(late.status()).as(late.body()).isEqualTo(409);
        assertThat(late.json().path("issue")).hasSize(4);
        assertThat(referral.stage()).isEqualTo("accepted-awaiting-booking");
    }

    @Test
    void an_appointment_is_moved_cancelled_and_missed() {
        Referral referral = Referral.booked("h-alsalam");
        Reply moved = reschedule(appointment(), "h-alsalam-3");
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
        assertThat(RECORD.get("Slot/h-alsalam-0").path("status").asText()).isEqualTo("free");
        assertThat(RECORD.get("Slot/h-alsalam-3").path("status").asText()).isEqualTo("busy");
        Reply early = post(ALSALAM, "/fhir/Appointment/" + appointment() + "/$no-show", "");
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.issue()).isEqualTo("appointment-to-come");
        theTimeComes();
        Reply missed = post(ALSALAM, "/fhir/Appointment/" + appointment() + "/$no-show", "");
        assertThat(missed.status()).as(missed.body()).isEqualTo(200);
        assertThat(referral.stage()).isEqualTo("no-show");
        Reply again = reschedule(missed.resource("Appointment").path("id").asText(), "h-alsalam-4");
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(RECORD.all("Appointment"))
                .extracting(one -> one.path("status").asText())
                .containsExactlyInAnyOrder("cancelled", "noshow", "booked");
    }

    @Test
    void an_appointment_that_somebody_else_moved_meanwhile_is_not_moved_again() {
        Referral referral = Referral.booked("h-alsalam");
        String first = appointment();
        reschedule(first, "h-alsalam-3");
        for (Reply late : List.of(
                reschedule(first, "h-alsalam-4"),
                post(ALSALAM, "/fhir/Appointment/" + first + "/$cancel", ""),
                post(ALSALAM, "/fhir/Appointment/" + first + "/$no-show", ""))) {
            assertThat(late.status()).as(late.body()).isEqualTo(409);
            assertThat(late.issue()).isEqualTo("stale-version");
        }
        assertThat(referral.stage()).isEqualTo("booked");
        assertThat(RECORD.get("Slot/h-alsalam-3").path("status").asText()).isEqualTo("busy");
        assertThat(RECORD.get("Slot/h-alsalam-4").path("status").asText()).isEqualTo("free");
    }

    @Test
    void a_slot_of_another_hospital_is_not_taken() {
        Referral referral = Referral.accepted("h-alsalam");
        Reply refused = hold(referral, "h-alzohour-0");
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.issue()).isEqualTo("slot-of-another-service");
        assertThat(RECORD.get("Slot/h-alzohour-0").path("status").asText()).isEqualTo("free");
    }

    @Test
    void a_patient_who_goes_elsewhere_after_booking_gives_the_time_back() {
        Referral referral = Referral.booked("h-alsalam");
        String first = referral.fulfilment();
        Reply changed = referral.choose(citizen(), "h-alzohour");
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(referral.task(first).path("status").asText()).isEqualTo("failed");
        assertThat(referral.task(first).at("/statusReason/coding/0/code").asText())
                .isEqualTo("patient-changed-choice");
        assertThat(referral.stage()).isEqualTo("awaiting-acceptance");
        assertTheTimeIsFree();
    }

    @Test
    void a_hospital_that_hands_back_gives_the_time_back() {
        Referral referral = Referral.booked("h-alsalam");
        Reply back = referral.act(
                ALSALAM, referral.fulfilment(), "$hand-back", parameters(code("reason", "service-not-offered")));
        assertThat(back.status()).as(back.body()).isEqualTo(200);
        assertThat(referral.stage()).isEqualTo("rerouting");
        assertTheTimeIsFree();
    }

    @Test
    void a_withdrawal_that_the_hospital_agrees_to_gives_the_time_back() {
        Referral referral = Referral.booked("h-alsalam");
        post(
                doctor(),
                "/fhir/ServiceRequest/" + referral.request() + "/$revoke",
                parameters(text("reason", "patient moved")));
        Reply agreed = referral.act(
                ALSALAM,
                referral.fulfilment(),
                "$answer-cancel",
                parameters("{\"name\":\"accept\",\"valueBoolean\":true}"));
        assertThat(agreed.status()).as(agreed.body()).isEqualTo(200);
        assertThat(referral.stage()).isEqualTo("cancelled");
        assertTheTimeIsFree();
    }

    private static void assertTheTimeIsFree() {
        assertThat(RECORD.get("Slot/h-alsalam-0").path("status").asText()).isEqualTo("free");
        assertThat(RECORD.all("Appointment"))
                .extracting(one -> one.path("status").asText())
                .containsExactly("cancelled");
    }

    private static Reply hold(Referral referral, String slot) {
        return post(
                ALSALAM,
                "/fhir/Appointment/$hold",
                parameters(reference("task", "Task/" + referral.fulfilment()), reference("slot", "Slot/" + slot)));
    }

    private static Reply reschedule(String appointment, String slot) {
        return post(
                ALSALAM,
                "/fhir/Appointment/" + appointment + "/$reschedule",
                parameters(reference("slot", "Slot/" + slot)));
    }

    private static void theTimeComes() {
        ObjectNode booked = RECORD.get("Appointment/" + appointment());
        booked.put("start", "2020-01-01T09:00:00Z");
        RECORD.put(booked.toString());
    }

    private static String appointment() {
        return RECORD.all("Appointment").stream()
                .filter(one -> one.path("status").asText().equals("booked"))
                .map(one -> one.path("id").asText())
                .findFirst()
                .orElseThrow();
    }
}
