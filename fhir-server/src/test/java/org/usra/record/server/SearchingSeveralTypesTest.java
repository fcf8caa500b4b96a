package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search of several types, or of all: one order, one set of parameters, and types that {@code _type} names. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SearchingSeveralTypesTest extends RecordOverHttp {

    private static final String TAGGED = "_tag=urn:several|1";
    private static final String META = "\"meta\":{\"tag\":[{\"system\":\"urn:several\",\"code\":\"1\"}]},";
    private static final String SUBJECT = "\"subject\":{\"reference\":\"Patient/several-p\"}";

    @BeforeEach
    void several() {
        given("Patient", "several-p", META + "\"gender\":\"female\"");
        observation("several-o", "2020-01-01");
        encounter("several-e", "2020-01-02");
        observation("several-b", "2020-01-03");
        encounter("several-z", "2020-01-03");
        encounter("several-a", "2020-01-03");
        observation("several-n", "");
    }

    private void observation(String id, String date) {
        given(
                "Observation",
                id,
                META + "\"status\":\"final\",\"code\":{\"text\":\"x\"}," + SUBJECT
                        + (date.isEmpty() ? "" : ",\"effectiveDateTime\":\"" + date + "T10:00:00Z\""));
    }

    private void encounter(String id, String date) {
        given(
                "Encounter",
                id,
                META + "\"status\":\"finished\",\"class\":{\"code\":\"AMB\"}," + SUBJECT + ",\"period\":{\"start\":\""
                        + date + "T10:00:00Z\",\"end\":\"" + date + "T10:00:00Z\"}");
    }

    /** All of it, page after page. */
    private List<String> all(String query) {
        List<String> found = new ArrayList<>();
        for (String next = query; !next.isEmpty(); ) {
            Reply page = get(next);
            assertThat(page.status()).as(page.http().body()).isEqualTo(200);
            found.addAll(page.entries());
            next = "";
            for (var link : page.json().path("link")) {
                if (link.path("relation").asText().equals("next")) {
                    next = link.path("url").asText().replaceFirst("^http://record.test/fhir/?", "");
                }
            }
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3", "50"})
    void one_order_goes_through_all_types_and_pages(String count) {
        String query = "?_type=Observation,Encounter&" + TAGGED + "&_count=" + count + "&_sort=";
        assertThat(all(query + "date"))
                .containsExactly(
                        "Observation/several-o",
                        "Encounter/several-e",
                        "Observation/several-b",
                        "Encounter/several-a",
                        "Encounter/several-z",
                        "Observation/several-n");
        assertThat(all(query + "-date"))
                .containsExactly(
                        "Observation/several-b",
                        "Encounter/several-z",
                        "Encounter/several-a",
                        "Encounter/several-e",
                        "Observation/several-o",
                        "Observation/several-n");
        assertThat(all(query + "_id"))
                .containsExactly(
                        "Encounter/several-a",
                        "Observation/several-b",
                        "Encounter/several-e",
                        "Observation/several-n",
                        "Observation/several-o",
                        "Encounter/several-z");
    }

    @Test
    void a_compartment_is_sorted_too() {
        encounter("several-last", "2020-01-04");
        observation("several-newest", "2020-01-04");
        List<String> found = all("Patient/several-p/*?_sort=-_lastUpdated&_count=1&_type=Encounter,Observation");
        assertThat(found)
                .startsWith("Observation/several-newest", "Encounter/several-last")
                .hasSize(8);
        assertThat(found).doesNotHaveDuplicates();
        send("DELETE", "Encounter/several-last", null);
        send("DELETE", "Observation/several-newest", null);
    }

    @Test
    void every_type_that_is_named_is_searched_and_no_other() {
        assertThat(all("?_type=Observation&_type=Patient,Encounter&" + TAGGED)).hasSize(7);
        assertThat(all("Patient/several-p/*?_type=Encounter"))
                .containsExactly("Encounter/several-a", "Encounter/several-e", "Encounter/several-z");
        assertThat(all("Patient/several-p/$everything?_type=Patient")).containsExactly("Patient/several-p");
        assertThat(all("Patient?_type=Patient&" + TAGGED)).containsExactly("Patient/several-p");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient?_type=Observation",
                "Patient/several-p/Observation?_type=Encounter",
                "?_type=Zzz&_id=several-p",
                "Patient?_type=Patient,Zzz",
                "Patient/several-p/*?_type=Zzz",
                "Patient/several-p/$everything?_type=Zzz"
            })
    void a_type_that_cannot_be_meant_is_refused(String query) {
        Reply reply = get(query);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/issue/0/expression/0").asText()).isEqualTo("http._type");
    }

    @Test
    void a_type_outside_the_compartment_is_refused() {
        assertThat(get("Patient/several-p/*?_type=Medication").status()).isEqualTo(400);
    }

    @Test
    void what_every_type_knows_is_asked_of_all() {
        assertThat(all("?" + TAGGED + "&_count=3")).hasSize(7).doesNotHaveDuplicates();
        assertThat(all("?_id=several-p")).containsExactly("Patient/several-p");
        assertThat(all("?" + TAGGED + "&_sort=-_lastUpdated&_count=2"))
                .hasSize(7)
                .doesNotHaveDuplicates();
        assertThat(get("?_lastUpdated=ge2020-01-01&_count=1").status()).isEqualTo(200);
        Reply one = get("?gender=female");
        assertThat(one.status()).isEqualTo(400);
        assertThat(one.json().at("/issue/0/expression/0").asText()).isEqualTo("http.gender");
        assertThat(one.diagnosis()).contains("_type");
    }

    @Test
    void the_capability_statement_lists_what_every_type_knows_and_no_operation_of_a_type() {
        var rest = get("metadata").json().at("/rest/0");
        assertThat(rest.path("searchParam").findValuesAsText("name"))
                .containsExactlyInAnyOrder("_id", "_lastUpdated", "_profile", "_security", "_source", "_tag");
        assertThat(rest.path("operation").findValuesAsText("name"))
                .doesNotContain("validate", "meta-add", "meta-delete");
        assertThat(rest.at("/resource/0/operation").findValuesAsText("name"))
                .contains("validate", "meta", "meta-add", "meta-delete");
    }
}
