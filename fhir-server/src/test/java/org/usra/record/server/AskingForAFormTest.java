package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In which form an answer leaves, and that it is known before anything is done. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AskingForAFormTest extends RecordOverHttp {

    private static final String PERSON = "{\"resourceType\":\"Person\",\"gender\":\"female\"}";

    @Test
    void a_write_whose_answer_cannot_be_given_does_not_happen() {
        String id = given(PERSON);
        int before = get("Person?_summary=count").json().path("total").asInt();
        String changed = PERSON.replace("\"Person\"", "\"Person\",\"id\":\"" + id + "\"");
        String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":" + PERSON
                + ",\"request\":{\"method\":\"POST\",\"url\":\"Person\"}}]}";

        assertThat(send("POST", "Person", PERSON, "Accept", "text/html").status())
                .isEqualTo(406);
        assertThat(send("PUT", "Person/" + id, changed, "Accept", "image/png").status())
                .isEqualTo(406);
        assertThat(send("DELETE", "Person/" + id + "?_format=bogus", null).status())
                .isEqualTo(406);
        assertThat(send("POST", "?_format=bogus", bundle).status()).isEqualTo(406);
        assertThat(send("POST", "Person?_summary=bogus", PERSON).status()).isEqualTo(400);

        assertThat(get("Person?_summary=count").json().path("total").asInt()).isEqualTo(before);
        assertThat(get("Person/" + id).header("ETag")).isEqualTo("W/\"1\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/fhir+json;q=0, application/fhir+xml | xml
            */*;q=0.1, application/fhir+xml                 | xml
            application/fhir+xml;q=0.5, application/json    | json
            application/fhir+xml, application/fhir+json     | xml
            application/fhir+json;q=0, */*                  | xml
            text/html, */*;q=0.8                            | json
            application/fhir+json; fhirVersion=4.0          | json
            """)
    void the_form_of_the_greatest_weight_wins(String accept, String form) {
        assertThat(get("Person", "Accept", accept).header("Content-Type")).startsWith("application/fhir+" + form);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/fhir+json;q=0", "application/fhir+json; fhirVersion=3.0", "text/html", "*/*;q=0"})
    void what_no_form_answers_is_406(String accept) {
        assertThat(get("Person", "Accept", accept).status()).isEqualTo(406);
    }

    @Test
    void head_answers_as_get_without_the_body() {
        String binary = given("{\"resourceType\":\"Binary\",\"contentType\":\"image/png\",\"data\":\"aGVsbG8=\"}");
        given("Patient", "head-1", "\"active\":true");
        for (String path : new String[] {
            "metadata", ".well-known/smart-configuration", "Binary/" + binary, "Patient/head-1/$everything", "Person"
        }) {
            String accept = path.startsWith("Binary") ? "image/png" : "application/fhir+json";
            Reply read = get(path, "Accept", accept);
            Reply head = send("HEAD", path, null, "Accept", accept);
            assertThat(head.status()).as(path).isEqualTo(200);
            assertThat(head.header("Content-Type")).isEqualTo(read.header("Content-Type"));
            assertThat(head.http().body()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/svg+xml",
                "application/hl7-cda+xml",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "text/html"
            })
    void content_that_could_run_leaves_as_it_is_and_is_not_run(String type) {
        String id = given("{\"resourceType\":\"Binary\",\"contentType\":\"" + type + "\",\"data\":\"aGVsbG8=\"}");

        Reply content = get("Binary/" + id, "Accept", type);

        assertThat(content.status()).isEqualTo(200);
        assertThat(content.http().body()).isEqualTo("hello");
        assertThat(content.header("Content-Type")).startsWith(type);
        assertThat(content.header("Content-Security-Policy")).isEqualTo("sandbox");
        assertThat(content.header("Content-Disposition")).isEqualTo("attachment");
        assertThat(get("Binary/" + id, "Accept", "application/fhir+json, " + type + ";q=0.5")
                        .json()
                        .path("data")
                        .asText())
                .isEqualTo("aGVsbG8=");
        assertThat(get("Binary/" + id, "Accept", "*/*").json().path("id").asText())
                .isEqualTo(id);
    }
}
