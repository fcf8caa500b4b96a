package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes along with the matches, what is shown of it, and the finer ways to say a value. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ShapingSearchesTest extends RecordOverHttp {

    @BeforeEach
    void shaped() {
        given("Patient", "shaped-p", "\"gender\":\"male\",\"birthDate\":\"2001-01-01\"");
        given(
                "Observation",
                "shaped-o",
                "\"status\":\"final\",\"code\":{\"text\":\"Café الإصابة shapedword\"},"
                        + "\"subject\":{\"reference\":\"Patient/shaped-p\"},\"valueString\":\"v\"");
        given(
                "Observation",
                "shaped-i",
                "\"status\":\"final\",\"code\":{\"text\":\"x\"},"
                        + "\"subject\":{\"identifier\":{\"system\":\"urn:logical\",\"value\":\"7\"}}");
        given(
                "DiagnosticReport",
                "shaped-r",
                "\"status\":\"final\",\"code\":{\"text\":\"x\"},\"result\":[{\"reference\":\"Observation/shaped-o\"}]");
        document("shaped-xml", "text/xml; charset=UTF-8");
        document("shaped-png", "image/png");
    }

    private void document(String id, String contentType) {
        given(
                "DocumentReference",
                id,
                "\"status\":\"current\",\"content\":[{\"attachment\":{\"contentType\":\"" + contentType + "\"}}]");
    }

    @Test
    void chosen_elements_are_of_the_matches_and_not_of_what_comes_along() {
        Reply reply = get("Observation?_id=shaped-o&_include=Observation:subject&_elements=status");
        assertThat(reply.json().at("/entry/0/resource/valueString").isMissingNode())
                .isTrue();
        assertThat(reply.json().at("/entry/1/resource/birthDate").asText()).isEqualTo("2001-01-01");
        assertThat(reply.json().at("/entry/1/resource/meta/tag").isMissingNode())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "Observation?_include=Observation:subject&_summary=text _summary",
                "Patient?_revinclude=Observation:subject&_summary=text _summary",
                "Observation?_include=Observation:code _include",
                "Patient?_include=Patient:name _include",
                "Patient?_revinclude=Condition:code _revinclude",
                "Patient?gender:of-type=x%7Cy%7Cz gender:of-type"
            })
    void what_cannot_be_meant_is_refused(String query, String named) {
        Reply reply = get(query);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/issue/0/expression/0").asText()).isEqualTo("http." + named);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Observation?_id=shaped-o&code:text=CAFE",
                "Observation?_id=shaped-o&code:text=اصابه",
                "Observation?subject:identifier=urn:logical|",
                "Observation?subject:identifier=urn:other|,urn:logical|7",
                "DiagnosticReport?result._content=shapedword",
                "DocumentReference?_id=shaped-xml,shaped-png&contenttype:below=text/xml",
                "DocumentReference?_id=shaped-xml,shaped-png&contenttype:below=image"
            })
    void these_find_exactly_one(String query) {
        int value = query.lastIndexOf('=') + 1;
        Reply reply =
                get(query.substring(0, value) + URLEncoder.encode(query.substring(value), StandardCharsets.UTF_8));
        assertThat(reply.entries()).as(reply.http().body()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Observation?_id=shaped-o&code:text=_",
                "Observation?subject:identifier=urn:other|",
                "DocumentReference?_id=shaped-xml,shaped-png&contenttype:below=text/x",
                "DocumentReference?_id=shaped-xml,shaped-png&contenttype:below=audio"
            })
    void and_these_none(String query) {
        Reply reply = get(query);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.entries()).isEmpty();
    }

    @Test
    void an_address_of_many_values_is_read() {
        String ids = IntStream.range(0, 1500)
                .mapToObj(i -> "shaped-" + "n".repeat(20) + i)
                .collect(Collectors.joining(","));
        assertThat(ids.length()).isGreaterThan(40_000);
        assertThat(get("Patient?_id=" + ids + ",shaped-p").entries()).containsExactly("Patient/shaped-p");
    }

    @Test
    void a_form_may_say_that_it_shows_the_codes() {
        assertThat(get("ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/administrative-gender&excludeNotForUI=true")
                        .status())
                .isEqualTo(200);
    }
}
