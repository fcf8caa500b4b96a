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

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.referral.ServiceUnderTest.Reply;

/** A referral leaves its hospital while the patient is there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LeavingHospitalTest {

    private static final String ALSALAM = hospital("h-alsalam");

    @BeforeEach
    void port_said() {
        PortSaid.fill(RECORD);
    }

    @Test
    void a_hospital_that_hands_back_ends_the_visit() {
        Referral referral = inTheHouse("AMB");
        Reply back = referral.act(
                ALSALAM, referral.fulfilment(), "$hand-back", parameters(code("reason", "service-not-offered")));
        assertThat(back.status()).as(back.body()).isEqualTo(200);
        assertThat(visit()).isEqualTo("finished");
        assertThat(referral.stage()).isEqualTo("rerouting");
    }

    @Test
    void who_lies_in_a_ward_is_not_handed_back() {
        Referral referral = inTheHouse("IMP");
        Reply back = referral.act(
                ALSALAM, referral.fulfilment(), "$hand-back", parameters(code("reason", "service-not-offered")));
        assertThat(back.status()).isEqualTo(422);
        assertThat(back.issue()).isEqualTo("patient-in-ward");
        assertThat(visit()).isEqualTo("in-progress");
        assertThat(referral.stage()).isEqualTo("admitted");
    }

    @Test
    void agreeing_to_a_withdrawal_ends_a_visit_but_not_a_stay_in_a_ward() {
        Referral visited = inTheHouse("AMB");
        assertThat(agreeToWithdrawal(visited).status()).isEqualTo(200);
        assertThat(visit()).isEqualTo("finished");
        PortSaid.fill(RECORD);
        Referral admitted = inTheHouse("IMP");
        assertThat(agreeToWithdrawal(admitted).issue()).isEqualTo("patient-in-ward");
        assertThat(visit()).isEqualTo("in-progress");
        assertThat(admitted.stage()).isEqualTo("cancellation-requested");
    }

    private static Reply agreeToWithdrawal(Referral referral) {
        post(
                doctor(),
                "/fhir/ServiceRequest/" + referral.request() + "/$revoke",
                parameters(text("reason", "patient moved")));
        return referral.act(
                ALSALAM,
                referral.fulfilment(),
                "$answer-cancel",
                parameters("{\"name\":\"accept\",\"valueBoolean\":true}"));
    }

    private static Referral inTheHouse(String encounterClass) {
        Referral referral = Referral.booked("h-alsalam");
        Reply admitted = post(
                ALSALAM,
                "/fhir/Encounter/$admit",
                parameters(reference("task", "Task/" + referral.fulfilment()), code("class", encounterClass)));
        assertThat(admitted.status()).as(admitted.body()).isEqualTo(200);
        return referral;
    }

    private static String visit() {
        return RECORD.all("Encounter").getFirst().path("status").asText();
    }
}
