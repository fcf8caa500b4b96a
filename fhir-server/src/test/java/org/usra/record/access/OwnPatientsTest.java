package org.usra.record.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.Callers;
import org.usra.record.Samples;
import org.usra.record.World;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OwnPatientsTest {

    private static final Caller DOCTOR = Callers.caller("doctor", "u-manakh-1");
    private static final Caller HOSPITAL = Callers.caller("hospital", "h-alsalam");
    private static World world;

    @BeforeAll
    static void open() {
        world = new World().withTwoPeople();
        world.write(Callers.importer(), Samples.patient("p-referred"), task("t-open", "p-referred", "accepted"));
        world.write(Callers.importer(), Samples.referral("sr-open", "p-referred", "h-alsalam", "active", "2027-01-31"));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static String task(String id, String patient, String status) {
        return """
                {'resourceType':'Task','id':'%s','status':'%s','intent':'order','focus':{'reference':'ServiceRequest/sr-open'},
                'partOf':[{'reference':'Task/coordination'}],'for':{'reference':'Patient/%s'},
                'owner':{'reference':'Organization/h-alsalam'},'lastModified':'2026-11-23T08:00:00Z'}""".formatted(id, status, patient);
    }

    @Test
    void a_doctor_sees_the_people_enrolled_at_the_unit() {
        assertThat(world.sees(DOCTOR, "Patient", "p-own")).isTrue();
        assertThat(world.sees(DOCTOR, "EpisodeOfCare", "e-own")).isTrue();
    }

    @Test
    void another_units_patient_is_not_found() {
        assertThat(world.sees(DOCTOR, "Patient", "p-other")).isFalse();
        assertThat(world.sees(DOCTOR, "EpisodeOfCare", "e-other")).isFalse();
    }

    @Test
    void a_hospital_sees_whom_it_was_referred_and_nobody_else() {
        assertThat(world.sees(HOSPITAL, "Patient", "p-referred")).isTrue();
        assertThat(world.sees(HOSPITAL, "Task", "t-open")).isTrue();
        assertThat(world.sees(HOSPITAL, "ServiceRequest", "sr-open")).isTrue();
        assertThat(world.sees(HOSPITAL, "Patient", "p-own")).isFalse();
        assertThat(world.sees(Callers.caller("hospital", "h-alzohour"), "Patient", "p-referred"))
                .isFalse();
    }

    @Test
    void a_citizen_sees_the_linked_patients_only() {
        Caller citizen = Callers.citizen("p-own");
        assertThat(world.sees(citizen, "Patient", "p-own")).isTrue();
        assertThat(world.sees(citizen, "Patient", "p-other")).isFalse();
    }

    @Test
    void the_call_centre_sees_every_patient_and_nothing_clinical() {
        Caller callcentre = Callers.caller("callcentre", "a-eha");
        assertThat(world.sees(callcentre, "Patient", "p-other")).isTrue();
        assertThat(world.bean(AccessPolicy.class).permits(callcentre, "Observation", Interaction.READ))
                .isFalse();
    }

    @Test
    void a_hospital_keeps_sight_for_ninety_days_after_the_referral_ended_and_then_loses_it() {
        world.write(Callers.importer(), Samples.patient("p-done"), task("t-done", "p-done", "completed"));
        assertThat(world.sees(HOSPITAL, "Patient", "p-done")).isTrue();
        Instant start = world.clock.instant();
        try {
            world.clock.set(start.plus(Duration.ofDays(89)));
            assertThat(world.sees(HOSPITAL, "Patient", "p-done")).isTrue();
            world.clock.set(start.plus(Duration.ofDays(91)));
            assertThat(world.sees(HOSPITAL, "Patient", "p-done")).isFalse();
        } finally {
            world.clock.set(start);
        }
    }

    @Test
    void a_registrar_finds_one_person_elsewhere_by_the_exact_national_id_only() {
        AccessPolicy policy = world.bean(AccessPolicy.class);
        String system = org.usra.rules.naming.Canonical.identifier("national-id");
        assertThat(policy.openedByIdentifier(
                        Callers.caller("registrar", "u-kuwait"), "Patient", system, "29005050301234"))
                .isPresent();
        assertThat(policy.openedByIdentifier(Callers.caller("doctor", "u-kuwait"), "Patient", system, "29005050301234"))
                .isEmpty();
    }

    @Test
    void a_caller_without_a_post_sees_nothing_but_the_directory() {
        Caller nobody = Callers.caller("nobody", null);
        AccessPolicy policy = world.bean(AccessPolicy.class);
        assertThat(policy.visible(nobody, "Patient", Interaction.READ)).isEqualTo(SqlCriterion.NOTHING);
        assertThat(policy.visible(nobody, "Organization", Interaction.READ)).isEqualTo(SqlCriterion.EVERYTHING);
    }
}
