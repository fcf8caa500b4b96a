package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that say nothing, parameters without a value, and parameters that are sent where none is read. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AskingForNothingTest extends RecordOverHttp {

    private static final String LENIENT = "handling=lenient";

    @BeforeEach
    void somebody() {
        given("Patient", "nothing-1", "\"name\":[{\"family\":\"Somebody\"}],\"gender\":\"male\"");
        given(
                "Observation",
                "nothing-2",
                "\"status\":\"final\",\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":\"Patient/nothing-1\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient?family=%25",
                "Patient?family=_",
                "Patient?family=*",
                "Patient?family=.",
                "Patient?family=-",
                "Patient?family=%F0%9F%98%80",
                "Patient?family=%D9%80",
                "Patient?name=%20",
                "Patient?family:contains=_",
                "Patient?family=zzz,",
                "Observation?subject:Patient.family=_",
                "Patient?_filter=family%20co%20%22.%22"
            })
    void a_string_of_nothing_but_signs_finds_nobody(String query) {
        Reply reply = get(query);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.entries()).isEmpty();
    }

    @Test
    void a_parameter_without_a_value_is_ignored_and_missing_in_the_self_link() {
        Reply reply = get("Patient?_id=nothing-1&family=&birthdate=&gender=&_sort=");
        assertThat(reply.entries()).containsExactly("Patient/nothing-1");
        assertThat(reply.json().at("/link/0/url").asText()).isEqualTo("http://record.test/fhir/Patient?_id=nothing-1");
    }

    @ParameterizedTest
    @CsvSource({
        "family=,400",
        "family=&gender=,400",
        "_id=nothing-1&family=,400",
        "_count=1,405",
        "_sort=_id,405",
        "_type=,405"
    })
    void but_a_condition_that_selects_nobody_in_particular_is_refused(String condition, int inTheAddress) {
        assertThat(send("DELETE", "Patient?" + condition, null).status()).isEqualTo(inTheAddress);
        assertThat(send("POST", "Patient", "{\"resourceType\":\"Patient\"}", "If-None-Exist", condition)
                        .status())
                .isEqualTo(400);
        assertThat(send("PUT", "Patient?" + condition, "{\"resourceType\":\"Patient\"}")
                        .status())
                .isEqualTo(inTheAddress);
        assertThat(get("Patient/nothing-1").status()).isEqualTo(200);
    }

    @Test
    void lenient_handling_leaves_out_unknown_parameters_but_no_unknown_modifiers() {
        Reply modifier = get("Patient?family:below=x", "Prefer", LENIENT);
        assertThat(modifier.status()).isEqualTo(400);
        assertThat(modifier.json().at("/issue/0/expression/0").asText()).isEqualTo("http.family:below");
        assertThat(get("Patient?birthdate:exact=2000", "Prefer", LENIENT).status())
                .isEqualTo(400);
        Reply unknown = get("Patient/nothing-1/*?zzz=1", "Prefer", LENIENT);
        assertThat(unknown.entries()).contains("Observation/nothing-2");
        assertThat(unknown.json().at("/link/0/url").asText()).isEqualTo("http://record.test/fhir/Patient/nothing-1/*");
    }

    @Test
    void what_one_of_several_types_does_not_know_is_left_out_of_all() {
        Reply reply = get("?_type=Patient,Observation&_id=nothing-1,nothing-2&gender=female", "Prefer", LENIENT);
        assertThat(reply.entries()).containsExactly("Patient/nothing-1", "Observation/nothing-2");
        assertThat(reply.json().at("/link/0/url").asText())
                .isEqualTo("http://record.test/fhir?_type=Patient,Observation&_id=nothing-1,nothing-2");
    }

    @Test
    void parameters_in_a_body_that_is_no_form_are_refused() {
        String parameters = "{\"resourceType\":\"Parameters\"}";
        for (String path : new String[] {"Patient/_search", "_search", "Patient/nothing-1/Observation/_search"}) {
            assertThat(send("POST", path, parameters).status()).as(path).isEqualTo(415);
            assertThat(send("POST", path, "family=x", "Content-Type", "text/plain")
                            .status())
                    .as(path)
                    .isEqualTo(415);
        }
        Reply form =
                send("POST", "Patient/_search", "_id=nothing-1", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(form.entries()).containsExactly("Patient/nothing-1");
        Reply batch = send(
                "POST",
                "",
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"resource\":" + parameters
                        + ",\"request\":{\"method\":\"POST\",\"url\":\"Patient/_search\"}}]}");
        assertThat(batch.json().at("/entry/0/response/status").asText()).startsWith("415");
    }
}
