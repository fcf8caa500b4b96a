package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A client that follows the links of a search. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PagingTest extends RecordOverHttp {

    private static final String SCOPE = "Patient?identifier=urn:paging|";

    private void givenPatients(String group, String... births) {
        for (String birth : births) {
            given("{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"urn:paging\",\"value\":\"" + group
                    + "\"}]" + (birth.isEmpty() ? "" : ",\"birthDate\":\"" + birth + "\"") + "}");
        }
    }

    private static String link(Reply page, String relation) {
        for (var link : page.json().path("link")) {
            if (link.path("relation").asText().equals(relation)) {
                return link.path("url").asText().replace("http://record.test/fhir/", "");
            }
        }
        return "";
    }

    private static List<String> births(Reply page) {
        List<String> births = new ArrayList<>();
        page.json()
                .path("entry")
                .forEach(entry -> births.add(entry.at("/resource/birthDate").asText()));
        return births;
    }

    @Test
    void pages_follow_the_order_with_missing_values_last_and_lead_back() {
        givenPatients("a", "2001-01-01", "", "1950", "1999-05-05", "");

        Reply first = get(SCOPE + "a&_sort=birthdate&_count=2");
        Reply second = get(link(first, "next"));
        Reply third = get(link(second, "next"));

        assertThat(births(first)).containsExactly("1950", "1999-05-05");
        assertThat(births(second)).containsExactly("2001-01-01", "");
        assertThat(births(third)).containsExactly("");
        assertThat(link(third, "next")).isEmpty();
        assertThat(get(link(third, "previous")).entries()).isEqualTo(second.entries());
        assertThat(get(link(second, "previous")).entries()).isEqualTo(first.entries());
        assertThat(births(get(SCOPE + "a&_sort=-birthdate")))
                .containsExactly("2001-01-01", "1999-05-05", "1950", "", "");
    }

    @Test
    void every_page_of_a_record_since_a_day_can_be_followed() {
        given("Patient", "paged", "\"gender\":\"female\"");
        for (int i = 0; i < 4; i++) {
            given(
                    "Observation",
                    "paged-" + i,
                    "\"status\":\"final\",\"code\":{\"text\":\"x\"},"
                            + "\"subject\":{\"reference\":\"Patient/paged\"}");
        }
        int found = 0;
        String next = "Patient/paged/$everything?_since=2020-01-01T00:00:00Z&_count=2";
        while (!next.isEmpty()) {
            Reply page = get(next);
            assertThat(page.status()).as(next).isEqualTo(200);
            found += page.json().path("entry").size();
            next = link(page, "next");
        }
        assertThat(found).isEqualTo(5);
    }

    @Test
    void what_is_created_while_paging_does_not_appear() {
        givenPatients("b", "1980", "1990", "2000");
        Reply first = get(SCOPE + "b&_sort=birthdate&_count=2");

        givenPatients("b", "1995", "2005");

        assertThat(births(get(link(first, "next")))).containsExactly("2000");
    }

    @Test
    void a_page_behind_a_type_that_may_no_longer_be_read_is_refused_not_empty() {
        String tag = "\"meta\":{\"tag\":[{\"system\":\"urn:paging\",\"code\":\"lost\"}]},";
        given("Patient", "paging-lost", tag + "\"active\":true");
        for (String id : new String[] {"paging-lost-1", "paging-lost-2"}) {
            given(
                    "Claim",
                    id,
                    tag + "\"status\":\"active\",\"type\":{\"text\":\"x\"},\"use\":\"claim\",\"created\":\"2020\","
                            + "\"patient\":{\"reference\":\"Patient/paging-lost\"},"
                            + "\"provider\":{\"display\":\"x\"},\"priority\":{\"text\":\"x\"},"
                            + "\"insurance\":[{\"sequence\":1,\"focal\":true,\"coverage\":{\"display\":\"x\"}}]");
        }
        for (String sort : new String[] {"", "&_sort=-_lastUpdated"}) {
            String query = "?_tag=urn:paging|lost&_count=1" + sort;
            Reply first = get(query, "X-Test-Caller", "doctor before");
            assertThat(first.entries()).as(query).first().asString().startsWith("Claim/");

            Reply second =
                    get(link(first, "next").substring("http://record.test/fhir".length()), "X-Test-Caller", "doctor");

            assertThat(second.status()).isEqualTo(403);
            assertThat(second.code()).isEqualTo("not-permitted");
        }
    }

    @Test
    void a_history_is_shown_in_part_and_understands_each_parameter_once() {
        String id = given("{\"resourceType\":\"Patient\",\"active\":true,\"birthDate\":\"2001-02-03\"}");
        String path = "Patient/" + id + "/_history";

        assertThat(get(path).json().at("/link/0/url").asText()).isEqualTo("http://record.test/fhir/" + path);
        var part = get(path + "?_elements=birthDate").json().at("/entry/0/resource");
        assertThat(part.path("birthDate").asText()).isEqualTo("2001-02-03");
        assertThat(part.has("active")).isFalse();
        assertThat(get(path + "?_summary=true").status()).isEqualTo(200);
        assertThat(get(path + "?_summary=count").status()).isEqualTo(400);
        assertThat(get(path + "?_count=1&_count=2").status()).isEqualTo(400);
        assertThat(get(path + "?_since=2001&_since=2002").status()).isEqualTo(400);
    }

    @Test
    void a_history_is_paged_without_gaps() {
        String id = given("{\"resourceType\":\"Patient\",\"active\":true}");
        for (int i = 0; i < 4; i++) {
            send("PUT", "Patient/" + id, "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"active\":false}");
        }
        List<String> versions = new ArrayList<>();
        for (String next = "Patient/" + id + "/_history?_count=2"; !next.isEmpty(); ) {
            Reply page = get(next);
            page.json()
                    .path("entry")
                    .forEach(entry ->
                            versions.add(entry.at("/resource/meta/versionId").asText()));
            next = link(page, "next");
        }
        assertThat(versions).containsExactly("5", "4", "3", "2", "1");
    }
}
