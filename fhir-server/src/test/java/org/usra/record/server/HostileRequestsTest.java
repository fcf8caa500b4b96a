package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that nobody should send: each is refused as FHIR, none is a 500. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileRequestsTest extends RecordOverHttp {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient?name=%00",
                "Patient?zzz=1",
                "Patient?family:zzz=x",
                "Patient?birthdate=xx99",
                "Patient?_count=-1",
                "Observation?_sort=code-value-quantity",
                "Patient?_cursor=abc",
                "Observation?value-quantity=1e400",
                "Observation?value-quantity=abc",
                "Observation?code-value-quantity=x",
                "Observation?date=2024-13-45",
                "Patient?_include=Patient",
                "Patient?_elements=name&_summary=nonsense",
                "Patient/_history?_since=yesterday"
            })
    void a_search_that_means_nothing_is_refused_with_its_reason(String path) {
        Reply reply = get(path);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(reply.json()
                        .at("/issue/0/details/_text/extension/0/extension/1/valueString")
                        .asText())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"_since=yesterday", "_count=many", "_at=yesterday", "_sort=date", "_summary=count"})
    void a_history_names_the_parameter_that_it_does_not_take(String query) {
        Reply reply = get("Patient/_history?" + query);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/issue/0/expression/0").asText())
                .isEqualTo("http." + query.substring(0, query.indexOf('=')));
    }

    @Test
    void an_unknown_parameter_is_left_out_only_when_the_client_says_so() {
        Reply lenient = get("Patient?zzz=1&_id=nobody", "Prefer", "handling=lenient");

        assertThat(lenient.status()).isEqualTo(200);
        assertThat(lenient.json().at("/link/0/url").asText()).isEqualTo("http://record.test/fhir/Patient?_id=nobody");
    }

    @Test
    void other_formats_methods_and_addresses_are_refused_as_fhir() {
        assertThat(get("Patient", "Accept", "image/png").status()).isEqualTo(406);
        assertThat(get("Zatient").status()).isEqualTo(404);
        assertThat(send("POST", "Patient", "x", "Content-Type", "text/plain").status())
                .isEqualTo(415);
        assertThat(send("DELETE", "Patient", null).status()).isEqualTo(405);
        assertThat(send("POST", "Patient", "").status()).isEqualTo(400);
    }

    @Test
    void a_405_says_which_methods_there_are() {
        assertThat(send("POST", "metadata", "{}").status()).isEqualTo(405);
        assertThat(send("DELETE", "metadata", null).header("Allow")).isEqualTo("GET, HEAD");
        assertThat(send("DELETE", "Patient", null).header("Allow")).isEqualTo("GET, HEAD, POST");
        assertThat(send("POST", "Patient/x1", "{\"resourceType\":\"Patient\",\"id\":\"x1\"}")
                        .header("Allow"))
                .isEqualTo("GET, HEAD, PUT, PATCH, DELETE");
        assertThat(get("Patient/_search").header("Allow")).isEqualTo("POST");
        assertThat(send("DELETE", "Patient/x1/$everything", null).header("Allow"))
                .isEqualTo("GET, HEAD, POST");
    }

    @Test
    void an_id_that_cannot_be_is_refused_as_such_to_everybody() {
        String path = "Patient/" + "a".repeat(65);
        String body = "{\"resourceType\":\"Patient\"}";

        assertThat(send("PUT", path, body).status()).isEqualTo(400);
        assertThat(send("PUT", "Patient/bad_id", body).diagnosis())
                .isEqualTo("An id is 1 to 64 letters, digits, hyphens and dots.");
        assertThat(send("PUT", "Patient/bad_id", body, "X-Test-Caller", "doctor")
                        .status())
                .isEqualTo(400);
        assertThat(get("Patient/bad_id").status()).isEqualTo(404);
    }

    @Test
    void a_version_has_one_spelling() {
        String id = given("{\"resourceType\":\"Patient\",\"active\":true}");

        assertThat(get("Patient/" + id + "/_history/1").status()).isEqualTo(200);
        assertThat(get("Patient/" + id + "/_history/01").status()).isEqualTo(404);
    }

    @Test
    void the_clients_own_number_comes_back() {
        assertThat(get("metadata", "X-Request-Id", "mine-7").header("X-Correlation-Id"))
                .isEqualTo("mine-7");
        assertThat(get("metadata", "X-Request-Id", "a b<").header("X-Correlation-Id"))
                .isEmpty();
    }
}
