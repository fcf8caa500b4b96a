package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** {@code $validate} of a stored resource, and of its update or deletion, changes nothing and tells no more than a read. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ValidatingStoredResourcesTest extends RecordOverHttp {

    private static final String[] DOCTOR = {"X-Test-Caller", "doctor"};
    private static final String ONE = "Patient/mine-valid/$validate";

    @BeforeEach
    void a_patient_of_mine_and_a_stranger() {
        given("Patient", "mine-valid", "\"gender\":\"female\"");
        given("Patient", "valid-stranger", "\"gender\":\"female\"");
    }

    @Test
    void what_is_stored_can_be_judged() {
        assertThat(get(ONE).status()).isEqualTo(200);
        assertThat(get(ONE).json().path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(get(ONE + "?mode=profile&profile=http://hl7.org/fhir/StructureDefinition/Patient")
                        .diagnosis())
                .contains("well formed");
        assertThat(get("Patient/valid-stranger/$validate", DOCTOR).http().body())
                .isEqualTo(get("Patient/valid-nobody/$validate", DOCTOR).http().body());
        assertThat(get("Patient/valid-stranger/$validate", DOCTOR).status()).isEqualTo(404);
    }

    @Test
    void an_update_is_judged_with_the_id_of_the_address() {
        Reply good = send(
                "POST", ONE + "?mode=update", "{\"resourceType\":\"Patient\",\"id\":\"mine-valid\",\"active\":true}");
        Reply other = send("POST", ONE + "?mode=update", "{\"resourceType\":\"Patient\",\"id\":\"else\"}");
        Reply bad = send(
                "POST", ONE + "?mode=update", "{\"resourceType\":\"Patient\",\"id\":\"mine-valid\",\"active\":\"x\"}");

        assertThat(good.json().at("/issue/0/severity").asText()).isEqualTo("information");
        assertThat(other.json().at("/issue/0/severity").asText()).isEqualTo("error");
        assertThat(other.json().at("/issue/0/expression/0").asText()).isEqualTo("Patient.id");
        assertThat(other.code()).isEqualTo("id-mismatch");
        assertThat(bad.json().at("/issue/0/expression/0").asText()).isEqualTo("Patient.active");
        assertThat(get(ONE + "?mode=update").status()).isEqualTo(400);
        assertThat(get("Patient/mine-valid").json().path("gender").asText()).isEqualTo("female");
    }

    @Test
    void a_deletion_is_judged_by_the_right_to_delete() {
        assertThat(get(ONE + "?mode=delete").json().at("/issue/0/severity").asText())
                .isEqualTo("information");
        assertThat(send("POST", "Patient/$validate?mode=delete", null)
                        .json()
                        .at("/issue/0/severity")
                        .asText())
                .isEqualTo("information");
        assertThat(send("POST", "Claim/$validate?mode=delete", null, DOCTOR)
                        .json()
                        .at("/issue/0/code")
                        .asText())
                .isEqualTo("forbidden");
        assertThat(get("Patient/mine-valid").status()).isEqualTo(200);
    }
}
