package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a caller may not see does not exist for this caller, by whichever way it is asked for. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HiddenRecordsTest extends RecordOverHttp {

    private static final String[] DOCTOR = {"X-Test-Caller", "doctor"};

    @BeforeEach
    void a_patient_of_mine_and_a_stranger() {
        given(
                "Patient",
                "mine-1",
                "\"name\":[{\"family\":\"Visible\"}],\"link\":[{\"other\":{\"reference\":"
                        + "\"Patient/stranger\"},\"type\":\"seealso\"}]");
        given("Patient", "stranger", "\"name\":[{\"family\":\"Hidden\"}]");
        given("Observation", "of-mine", observation("mine-1"));
        given("Observation", "of-stranger", observation("stranger"));
    }

    private static String observation(String patient) {
        return "\"status\":\"final\",\"code\":{\"coding\":[{\"system\":\"urn:t\",\"code\":\"pulse\"}]},"
                + "\"subject\":{\"reference\":\"Patient/" + patient + "\"}";
    }

    @Test
    void a_hidden_resource_answers_like_a_missing_one_byte_for_byte() {
        String missing = get("Patient/nobody", DOCTOR).http().body();

        assertThat(get("Patient/stranger", DOCTOR).status()).isEqualTo(404);
        assertThat(get("Patient/stranger", DOCTOR).http().body()).isEqualTo(missing);
        assertThat(get("Patient/stranger/_history/1", DOCTOR).http().body()).isEqualTo(missing);
        assertThat(get("Patient/stranger/_history", DOCTOR).http().body()).isEqualTo(missing);
        assertThat(get("Patient/stranger/$everything", DOCTOR).http().body()).isEqualTo(missing);
        assertThat(send("DELETE", "Patient/stranger", null, DOCTOR).http().body())
                .isEqualTo(missing);
        String put = "{\"resourceType\":\"Patient\",\"id\":\"%s\"}";
        assertThat(send("PUT", "Patient/stranger", put.formatted("stranger"), DOCTOR)
                        .http()
                        .body())
                .isEqualTo(send("PUT", "Patient/nobody", put.formatted("nobody"), DOCTOR)
                        .http()
                        .body());
    }

    @Test
    void searches_counts_and_histories_hold_only_the_visible() {
        assertThat(get("Observation?code=pulse", DOCTOR).entries()).containsExactly("Observation/of-mine");
        assertThat(get("Observation?code=pulse&_summary=count", DOCTOR)
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(get("Observation/_history?_count=1000", DOCTOR).http().body())
                .doesNotContain("stranger");
        assertThat(get("_history?_count=1000", DOCTOR).http().body()).doesNotContain("Hidden");
        assertThat(get("Observation/_history?_at=ge2000&_count=1000", DOCTOR)
                        .http()
                        .body())
                .contains("of-mine")
                .doesNotContain("stranger");
        assertThat(get("Patient/stranger/_history?_at=ge2000", DOCTOR).entries())
                .isEmpty();
        assertThat(get("Observation?_sort=subject&_count=1000", DOCTOR).entries())
                .contains("Observation/of-mine")
                .doesNotContain("Observation/of-stranger");
        assertThat(get("Patient?_id=mine-1,stranger", DOCTOR).entries()).containsExactly("Patient/mine-1");
    }

    @Test
    void includes_and_chains_do_not_lead_to_the_hidden() {
        assertThat(get("Patient?_id=mine-1&_include=Patient:link&_include:iterate=*", DOCTOR)
                        .entries())
                .containsExactly("Patient/mine-1");
        assertThat(get("Patient?_id=mine-1&_revinclude=Observation:subject", DOCTOR)
                        .entries())
                .containsExactly("Patient/mine-1", "Observation/of-mine");
        assertThat(get("Observation?patient.family=Hidden", DOCTOR).entries()).isEmpty();
        assertThat(get("Patient?_has:Observation:patient:code=pulse", DOCTOR).entries())
                .containsExactly("Patient/mine-1");
        assertThat(get("Patient?link:Patient.family=Hidden", DOCTOR).entries()).isEmpty();
    }

    @Test
    void a_step_through_a_forbidden_type_is_refused() {
        assertThat(get("Claim", DOCTOR).status()).isEqualTo(403);
        assertThat(get("Patient?_has:Claim:patient:status=active", DOCTOR).status())
                .isEqualTo(403);
        assertThat(get("Patient?_id=mine-1&_revinclude=Claim:patient", DOCTOR).status())
                .isEqualTo(403);
        assertThat(get("ClaimResponse?request:Claim.status=active", DOCTOR).status())
                .isEqualTo(403);
    }

    @Test
    void a_page_link_serves_only_the_caller_it_was_made_for() {
        given("Patient", "mine-2", "\"active\":true");
        given("Patient", "mine-3", "\"active\":true");
        String next = get("Patient?active=true&_count=1")
                .json()
                .at("/link/1/url")
                .asText()
                .replace("http://record.test/fhir/", "");
        assertThat(get(next).status()).isEqualTo(200);
        assertThat(get(next, DOCTOR).status()).isEqualTo(400);
        assertThat(get(next.replace("active=true", "active=false")).status()).isEqualTo(400);
    }
}
