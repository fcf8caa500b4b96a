package org.usra.record.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.Callers;
import org.usra.record.admission.Authorizations.Grant;
import org.usra.rules.refusal.Refused;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HospitalAdmittingTest extends AdmissionWorld {

    @Test
    void a_valid_referral_admits() {
        world.write(HOSPITAL, encounter("e", "AMB", "p-own", basedOn("sr")));
        assertThat(ground("e")).isEqualTo("referral");
        assertThat(world.text("select used_by from record.referral_use where referral = 'sr'"))
                .contains("e");
    }

    @Test
    void without_a_ground_nobody_is_admitted() {
        refused("admission-needs-ground", HOSPITAL, encounter("e", "AMB", "p-own", ""));
        refused("admission-needs-ground", HOSPITAL, encounter("e", "IMP", "p-own", ""));
        assertThat(world.sees(Callers.importer(), "Encounter", "e")).isFalse();
    }

    @Test
    void an_emergency_needs_no_referral() {
        world.write(Callers.caller("emergency", "h-alsalam"), encounter("e", "EMER", "p-other", ""));
        assertThat(ground("e")).isEqualTo("emergency");
        assertThat(world.sees(HOSPITAL, "Patient", "p-other")).isTrue();
    }

    @Test
    void an_expired_referral_is_refused_with_the_remedy() {
        refer("old", "p-own", "h-alsalam", "active", "2026-11-20");
        assertThatThrownBy(() -> world.write(HOSPITAL, encounter("e", "AMB", "p-own", basedOn("old"))))
                .isInstanceOf(Refused.class)
                .hasMessage("This referral has expired. Ask the family doctor to renew it.");
    }

    @Test
    void a_referral_held_by_another_hospital_is_refused() {
        refer("elsewhere", "p-own", "h-alzohour", "active", "2027-01-31");
        refused("referral-held-by-other", HOSPITAL, encounter("e", "AMB", "p-own", basedOn("elsewhere")));
    }

    @Test
    void a_revoked_referral_is_refused() {
        refer("revoked", "p-own", "h-alsalam", "revoked", "2027-01-31");
        refused("referral-not-active", HOSPITAL, encounter("e", "AMB", "p-own", basedOn("revoked")));
    }

    @Test
    void a_referral_of_another_patient_is_no_ground() {
        refer("second", "p-other", "h-alsalam", "active", "2027-01-31");
        refused("admission-needs-ground", HOSPITAL, encounter("e", "AMB", "p-own", basedOn("second")));
    }

    @Test
    void a_referral_is_used_by_one_stay_at_a_time() {
        world.write(HOSPITAL, encounter("first", "AMB", "p-own", basedOn("sr")));
        refused("authorization-used", HOSPITAL, encounter("second", "AMB", "p-own", basedOn("sr")));
        world.write(
                HOSPITAL,
                encounter("first", "AMB", "p-own", basedOn("sr") + at("h-alsalam"))
                        .replace("in-progress", "finished"));
        assertThatCode(() -> world.write(HOSPITAL, encounter("second", "AMB", "p-own", basedOn("sr"))))
                .doesNotThrowAnyException();
    }

    @Test
    void an_admission_of_the_day_before_yesterday_is_refused() {
        refused(
                "admission-too-late",
                HOSPITAL,
                encounter("e", "AMB", "p-own", basedOn("sr")).replace("2026-11-23T07", "2026-11-21T07"));
    }

    @Test
    void a_hospital_writes_for_itself_only() {
        refused("service-provider-mismatch", HOSPITAL, encounter("e", "EMER", "p-own", at("h-alzohour")));
        refused("service-provider-mismatch", HOSPITAL, encounter("e", "EMER", "p-own", at("u-manakh-1")));
        refused(
                "service-provider-mismatch",
                Callers.caller("doctor", "u-manakh-1"),
                encounter("e", "EMER", "p-own", at("h-alsalam")));
    }

    @Test
    void a_department_is_its_hospital() {
        world.write(HOSPITAL, encounter("e", "AMB", "p-own", basedOn("sr") + at("h-alsalam-cardiology")));
        assertThat(world.text("select hospital from record.admission where encounter = 'e'"))
                .contains("h-alsalam");
        refused("admission-needs-ground", HOSPITAL, encounter("e2", "AMB", "p-own", at("h-alsalam-cardiology")));
    }

    @Test
    void a_follow_up_of_an_authorised_visit_needs_no_second_referral() {
        world.write(HOSPITAL, encounter("first", "AMB", "p-own", basedOn("sr")));
        world.write(HOSPITAL, encounter("control", "AMB", "p-own", "'partOf':{'reference':'Encounter/first'},"));
        assertThat(ground("control")).isEqualTo("follow-up");
    }

    @Test
    void a_service_on_the_direct_access_table_needs_no_referral() {
        String dialysis = "'serviceType':{'coding':[{'system':'https://fhir.usra.example/CodeSystem/service',"
                + "'code':'dialysis'}]},";
        refused("admission-needs-ground", HOSPITAL, encounter("e", "AMB", "p-own", dialysis));
        world.write(Callers.importer(), """
                {'resourceType':'Condition','id':'ckd','subject':{'reference':'Patient/p-own'},'code':{'coding':[{
                'system':'https://fhir.usra.example/CodeSystem/diagnosis','code':'N18'}]}}""");
        world.write(HOSPITAL, encounter("e", "AMB", "p-own", dialysis));
        assertThat(ground("e")).isEqualTo("direct-access");
    }

    @Test
    void a_number_admits_once_and_only_its_patient_at_its_hospital() {
        String number = issue("p-own", "h-alsalam");
        refused("authorization-unknown", HOSPITAL, encounter("e", "AMB", "p-own", numbered("A-00000000-0")));
        refer("second", "p-other", "h-alsalam", "active", "2027-01-31");
        refused("authorization-unknown", HOSPITAL, encounter("e", "AMB", "p-other", numbered(number)));
        world.write(HOSPITAL, encounter("e", "AMB", "p-own", numbered(number)));
        assertThat(world.text("select used_by from record.access_authorization where number = ?", number))
                .contains("e");
        refused("authorization-used", HOSPITAL, encounter("again", "AMB", "p-own", numbered(number)));
    }

    @Test
    void a_wrong_number_never_stops_an_emergency() {
        world.write(HOSPITAL, encounter("e", "EMER", "p-own", numbered("A-00000000-0")));
        assertThat(ground("e")).isEqualTo("emergency");
    }

    private String issue(String patient, String hospital) {
        return world.inTransaction(() -> world.bean(Authorizations.class)
                .issue(
                        new Grant(
                                patient,
                                hospital,
                                "service-of-sr",
                                "eligible-referral",
                                "sr",
                                "request",
                                world.clock.instant().plus(Duration.ofDays(30))),
                        world.clock.instant()));
    }

    @Test
    void import_is_not_for_registered_hospitals() {
        refused(
                "import-not-for-registered-hospital",
                Callers.importer(),
                encounter("e", "EMER", "p-own", at("h-alsalam")));
        assertThatCode(() -> world.write(Callers.importer(), encounter("e", "IMP", "p-own", at("far-away"))))
                .doesNotThrowAnyException();
    }

    @Test
    void the_schemes_own_clocks_pass_the_same_gate() {
        refused("admission-needs-ground", Callers.clocks(), encounter("e", "AMB", "p-own", at("h-alsalam")));
    }

    @Test
    void a_patient_whom_the_hospital_does_not_see_and_one_who_does_not_exist_get_the_same_refusal() {
        refused("admission-needs-ground", OTHER_HOSPITAL, encounter("e", "AMB", "p-own", ""));
        refused("admission-needs-ground", OTHER_HOSPITAL, encounter("e", "AMB", "nobody", ""));
        refused("reference-not-found", OTHER_HOSPITAL, encounter("e", "EMER", "nobody", ""));
    }
}
