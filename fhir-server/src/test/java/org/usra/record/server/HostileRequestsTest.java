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
                "Patient?_sort=gender",
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
}
