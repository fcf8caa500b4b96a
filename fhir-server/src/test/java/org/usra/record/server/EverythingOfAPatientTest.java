package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A patient's record comes with the people and places of care that it names, and with nobody else's record. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EverythingOfAPatientTest extends RecordOverHttp {

    private static final String[] DOCTOR = {"X-Test-Caller", "doctor"};
    private static final String ALL = "Patient/mine-all/$everything";

    @BeforeEach
    void a_record_that_names_others() {
        given("Organization", "all-unit", "\"name\":\"Unit\"");
        given("Practitioner", "all-nurse", "\"active\":true");
        given(
                "PractitionerRole",
                "all-role",
                "\"practitioner\":{\"reference\":\"Practitioner/all-nurse\"},"
                        + "\"organization\":{\"reference\":\"Organization/all-unit\"}");
        given("Patient", "all-mother", "\"name\":[{\"family\":\"Hidden\"}]");
        given("Patient", "mine-sister", "\"name\":[{\"family\":\"Sister\"}]");
        given(
                "Patient",
                "mine-all",
                "\"birthDate\":\"1990-01-01\",\"managingOrganization\":{\"reference\":\"Organization/all-unit\"},"
                        + "\"link\":[{\"other\":{\"reference\":\"Patient/mine-sister\"},\"type\":\"seealso\"}]");
        measured("all-2020", "mine-all", "2020-05-01", "Patient/all-mother");
        measured("all-2024", "mine-all", "2024-05-01", "PractitionerRole/all-role");
        given(
                "Observation",
                "all-undated",
                "\"status\":\"final\",\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":\"Patient/mine-all\"}");
        measured("all-of-sister", "mine-sister", "2024-05-01", "Patient/mine-all");
        measured("all-of-mother", "all-mother", "2024-05-01", "Patient/mine-all");
    }

    private void measured(String id, String patient, String day, String performer) {
        given(
                "Observation",
                id,
                "\"status\":\"final\",\"code\":{\"text\":\"x\"},\"effectiveDateTime\":\"" + day
                        + "\",\"subject\":{\"reference\":\"Patient/" + patient
                        + "\"},\"performer\":[{\"reference\":\"" + performer + "\"}]");
    }

    @Test
    void people_and_places_of_care_come_along_and_no_other_patient() {
        Reply reply = get(ALL, DOCTOR);

        assertThat(reply.entries())
                .startsWith("Patient/mine-all")
                .contains(
                        "Observation/all-2020",
                        "Observation/all-2024",
                        "Organization/all-unit",
                        "PractitionerRole/all-role",
                        "Practitioner/all-nurse")
                .doesNotContain("Patient/mine-sister", "Patient/all-mother", "Observation/all-of-mother")
                .doesNotHaveDuplicates();
        assertThat(reply.http().body()).doesNotContain("Hidden").doesNotContain("Sister");
        reply.json()
                .path("entry")
                .forEach(entry -> assertThat(entry.at("/search/mode").asText())
                        .isEqualTo(
                                entry.at("/resource/resourceType").asText().matches("Patient|Observation")
                                        ? "match"
                                        : "include"));
    }

    @Test
    void the_named_types_hold_for_what_comes_along_too() {
        assertThat(get(ALL + "?_type=Observation,PractitionerRole", DOCTOR).entries())
                .contains("Observation/all-2024", "PractitionerRole/all-role")
                .doesNotContain("Patient/mine-all", "Organization/all-unit", "Practitioner/all-nurse");
    }

    @Test
    void a_time_of_care_leaves_what_has_no_date() {
        assertThat(get(ALL + "?start=2024-01-01", DOCTOR).entries())
                .contains("Patient/mine-all", "Observation/all-2024", "Observation/all-undated")
                .doesNotContain("Observation/all-2020");
        assertThat(get(ALL + "?start=2019&end=2020-12-31", DOCTOR).entries())
                .contains("Patient/mine-all", "Observation/all-2020", "Observation/all-undated")
                .doesNotContain("Observation/all-2024", "PractitionerRole/all-role");
        Reply posted = send(
                "POST",
                ALL,
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"end\",\"valueDate\":\"2021\"}]}",
                DOCTOR);
        assertThat(posted.entries()).contains("Observation/all-2020").doesNotContain("Observation/all-2024");
        assertThat(get(ALL + "?start=yesterday", DOCTOR).status()).isEqualTo(400);
    }
}
