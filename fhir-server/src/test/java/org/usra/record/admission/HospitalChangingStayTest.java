package org.usra.record.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HospitalChangingStayTest extends AdmissionWorld {

    @Test
    void an_emergency_that_becomes_an_inpatient_stay_is_judged_anew() {
        world.write(HOSPITAL, encounter("e", "EMER", "p-other", ""));
        refused("admission-needs-ground", HOSPITAL, encounter("e", "IMP", "p-other", at("h-alsalam")));
        world.write(HOSPITAL, encounter("ward", "IMP", "p-other", "'partOf':{'reference':'Encounter/e'},"));
        assertThat(ground("ward")).isEqualTo("from-emergency");
    }

    @Test
    void an_inpatient_stay_is_not_part_of_another_patients_emergency() {
        world.write(HOSPITAL, encounter("e", "EMER", "p-other", ""));
        refused(
                "admission-needs-ground",
                HOSPITAL,
                encounter("ward", "IMP", "p-own", "'partOf':{'reference':'Encounter/e'},"));
    }

    @Test
    void an_admitted_stay_does_not_change_its_patient() {
        world.write(HOSPITAL, encounter("e", "AMB", "p-own", basedOn("sr")));
        world.write(HOSPITAL, encounter("er", "EMER", "p-other", ""));
        refused("admission-needs-ground", HOSPITAL, encounter("e", "AMB", "p-other", basedOn("sr") + at("h-alsalam")));
    }

    @Test
    void a_stay_does_not_leave_its_hospital() {
        world.write(HOSPITAL, encounter("e", "AMB", "p-own", basedOn("sr")));
        refused("service-provider-mismatch", HOSPITAL, encounter("e", "AMB", "p-own", at("u-manakh-1")));
    }

    @Test
    void finishing_after_a_week_needs_no_new_ground() {
        world.write(HOSPITAL, encounter("e", "AMB", "p-own", basedOn("sr")));
        world.clock.advance(Duration.ofDays(7));
        assertThatCode(() -> world.write(
                        HOSPITAL,
                        encounter("e", "AMB", "p-own", basedOn("sr") + at("h-alsalam"))
                                .replace("in-progress", "finished")))
                .doesNotThrowAnyException();
    }

    @Test
    void a_cancelled_stay_is_judged_when_it_comes_back() {
        world.write(HOSPITAL, encounter("e", "AMB", "p-own", "").replace("in-progress", "cancelled"));
        refused("admission-needs-ground", HOSPITAL, encounter("e", "AMB", "p-own", at("h-alsalam")));
    }
}
