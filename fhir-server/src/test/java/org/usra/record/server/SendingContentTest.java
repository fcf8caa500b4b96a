package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a body may hold, and how it says what it is. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SendingContentTest extends RecordOverHttp {

    private static final String[] FORM = {
        "Content-Type", "application/x-www-form-urlencoded", "Content-Encoding", "gzip", "Prefer", "handling=lenient"
    };
    private static final String PERSON = "{\"resourceType\":\"Person\",\"gender\":\"female\"}";

    @Test
    void a_part_of_a_resource_is_not_put_in_the_place_of_the_whole() {
        String id = given(PERSON);
        String part = get("Person/" + id + "?_elements=gender").http().body();
        String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":" + part
                + ",\"request\":{\"method\":\"PUT\",\"url\":\"Person/" + id + "\"}}]}";
        String patch = "[{\"op\":\"add\",\"path\":\"/meta/tag\",\"value\":[{\"system\":"
                + "\"http://terminology.hl7.org/CodeSystem/v3-ObservationValue\",\"code\":\"SUBSETTED\"}]}]";

        Reply put = send("PUT", "Person/" + id, part);

        assertThat(put.status()).isEqualTo(422);
        assertThat(put.json().at("/issue/0/expression/0").asText()).isEqualTo("Person.meta.tag[0]");
        assertThat(send("POST", "Person", part).status()).isEqualTo(422);
        assertThat(send("POST", "", bundle).status()).isEqualTo(422);
        assertThat(send("PATCH", "Person/" + id, patch, "Content-Type", "application/json-patch+json")
                        .status())
                .isEqualTo(422);
        assertThat(get("Person/" + id).header("ETag")).isEqualTo("W/\"1\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/fhir+json; fhirVersion=4.0     | 201
            application/fhir+json; charset=UTF-8       | 201
            application/fhir+json; fhirVersion=3.0     | 415
            application/fhir+json; charset=iso-8859-1  | 415
            """)
    void another_release_and_another_charset_are_not_read(String type, int status) {
        assertThat(send("POST", "Person", PERSON, "Content-Type", type).status())
                .isEqualTo(status);
    }

    @Test
    void a_deflated_form_is_a_search_like_any_other() throws IOException {
        given("Person", "deflated-1", "\"gender\":\"male\"");
        given("Person", "deflated-2", "\"gender\":\"male\"");
        byte[] form = deflated("_id=deflated-1");

        assertThat(sendBytes("POST", "Person/_search", form, FORM).entries()).containsExactly("Person/deflated-1");
        assertThat(sendBytes("POST", "Person/_search", Arrays.copyOf(form, form.length / 2), FORM)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void content_that_breaks_off_is_refused() throws IOException {
        byte[] whole = deflated("x".repeat(10_000));
        Reply broken = sendBytes(
                "POST",
                "Binary",
                Arrays.copyOf(whole, whole.length / 2),
                "Content-Type",
                "text/plain",
                "Content-Encoding",
                "gzip");
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
    }

    private static byte[] deflated(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void a_byte_order_mark_is_passed_over() {
        assertThat(send("POST", "Person", "\uFEFF" + PERSON).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0001", "\\u001f", "\\uffff"})
    void a_character_that_xml_cannot_carry_is_refused(String character) {
        Reply refused = send(
                "POST",
                "Person",
                "{\"resourceType\":\"Person\",\"name\":[{\"family\":\"a" + character + "b\"}]}",
                "Accept",
                "application/fhir+xml");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.http().body()).contains("Person.name[0].family");
    }

    @Test
    void raw_content_brings_its_security_context() {
        Reply created = send(
                "POST",
                "Binary",
                "hello",
                "Content-Type",
                "text/plain",
                "X-Security-Context",
                "Patient/" + given("{\"resourceType\":\"Patient\",\"active\":true}"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().at("/securityContext/reference").asText()).startsWith("Patient/");
    }
}
