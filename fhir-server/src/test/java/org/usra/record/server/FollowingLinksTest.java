package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chains and {@code _has} cost what they say, and a search that selects by itself may lead through much. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(Lifecycle.PER_CLASS)
class FollowingLinksTest extends RecordOverHttp {

    private static final int MANY = 1005;

    @BeforeAll
    void more_measurements_than_a_link_leads_through() {
        given("Patient", "link-high", "\"gender\":\"female\"");
        given("Patient", "link-low", "\"gender\":\"female\"");
        String entries = IntStream.range(0, MANY)
                .mapToObj(number -> "{\"resource\":" + measured("link-high", 150)
                        + ",\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}}")
                .collect(Collectors.joining(","));
        Reply loaded = send(
                "POST",
                "",
                "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entries
                        + ",{\"resource\":" + measured("link-low", 90)
                        + ",\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}}]}");
        assertThat(loaded.status()).isEqualTo(200);
        given(
                "Observation",
                "link-one",
                measured("link-high", 160)
                        .replaceAll("^.|.$", "")
                        .replaceFirst("\"resourceType\":\"Observation\",", ""));
        given(
                "DiagnosticReport",
                "link-report",
                "\"status\":\"final\",\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":\"Patient/link-high\"},"
                        + "\"result\":[{\"reference\":\"Observation/link-one\"}]");
    }

    private static String measured(String patient, int value) {
        return "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"linked\"},"
                + "\"subject\":{\"reference\":\"Patient/" + patient + "\"},\"valueQuantity\":{\"value\":" + value
                + ",\"unit\":\"u\"}}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Library?depends-on.depends-on.depends-on.depends-on.depends-on._id=zzz",
                "Procedure?part-of.part-of.part-of.part-of.part-of._id=zzz",
                "Patient?_has:Observation:patient:part-of._id=zzz"
            })
    void five_steps_are_answered(String asked) {
        assertThat(get(asked).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Procedure?part-of.part-of.part-of.part-of.part-of.part-of._id=zzz",
                "Procedure?_filter=part-of.part-of.part-of.part-of.part-of.part-of.status%20eq%20completed",
                "Patient?_has:Procedure:patient:part-of.part-of.part-of.part-of.part-of._id=zzz",
                "Patient?_has:Group:member:_has:List:item:_has:List:item:_has:List:item:_has:List:item:_has:List:item:_id=z",
                // Two chains to any type.
                "Provenance?target._lastUpdated=lt1990&target._lastUpdated=lt1991"
            })
    void what_leads_further_or_everywhere_is_refused(String asked) {
        Reply reply = get(asked);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.json().at("/issue/0/code").asText()).isEqualTo("too-costly");
        assertThat(reply.json().at("/issue/0/expression/0").asText()).startsWith("http.");
    }

    @Test
    void a_search_that_selects_by_itself_may_lead_through_much() {
        assertThat(get("Patient?_has:Observation:patient:value-quantity=gt130").status())
                .isEqualTo(403);
        assertThat(get("Patient?_id=link-high,link-low&_has:Observation:patient:value-quantity=gt130")
                        .entries())
                .containsExactly("Patient/link-high");
        assertThat(get("DiagnosticReport?result.value-quantity=gt99").status()).isEqualTo(403);
        assertThat(get("DiagnosticReport?_id=link-report&result.value-quantity=gt99")
                        .entries())
                .containsExactly("DiagnosticReport/link-report");
        assertThat(get("DiagnosticReport?patient=link-high&result.value-quantity=gt170")
                        .entries())
                .isEmpty();
        assertThat(get("DiagnosticReport?_id=link-report&_filter=not%20(result.value-quantity%20gt%2099)")
                        .entries())
                .isEmpty();
    }

    @Test
    void a_page_holds_fewer_matches_where_they_include_much() {
        Reply one = get("Patient?_id=link-high&_revinclude=Observation:patient");
        assertThat(one.entries()).hasSize(MANY + 2).startsWith("Patient/link-high");

        List<String> found = new ArrayList<>();
        String next = "Patient?_id=link-high,link-low&_revinclude=Observation:patient";
        for (int pages = 0; !next.isEmpty(); pages++) {
            assertThat(pages).isLessThan(3);
            Reply page = get(next);
            assertThat(page.status()).isEqualTo(200);
            page.entries().stream().filter(key -> key.startsWith("Patient/")).forEach(found::add);
            next = "";
            for (JsonNode link : page.json().path("link")) {
                if (link.path("relation").asText().equals("next")) {
                    next = link.path("url").asText().replace("http://record.test/fhir/", "");
                }
            }
        }
        assertThat(found).containsExactlyInAnyOrder("Patient/link-high", "Patient/link-low");
    }
}
