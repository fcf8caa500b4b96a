package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Parameters that every type has, searches of several types, and what a List holds. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SearchingByLabelsAndListsTest extends RecordOverHttp {

    @BeforeEach
    void labelled() {
        given(
                "Patient",
                "lab-1",
                "\"meta\":{\"source\":\"urn:from:here\",\"profile\":[\"http://x.org/p\"],\"tag\":[{\"system\":\"urn:t\",\"code\":\"one\"}],"
                        + "\"security\":[{\"system\":\"urn:s\",\"code\":\"R\"}]},\"gender\":\"male\"");
        given("Patient", "lab-2", "\"gender\":\"male\"");
        given(
                "Basic",
                "lab-3",
                "\"meta\":{\"tag\":[{\"system\":\"urn:t\",\"code\":\"one\"}]},\"code\":{\"text\":\"x\"}");
        given(
                "List",
                "lab-list",
                "\"status\":\"current\",\"mode\":\"changes\",\"entry\":[{\"item\":{\"reference\":\"Patient/lab-1\"}},"
                        + "{\"deleted\":true,\"item\":{\"reference\":\"Patient/lab-2\"}},{\"item\":{\"reference\":\"Basic/lab-3\"}}]");
    }

    @Test
    void source_profile_tag_and_security_find() {
        for (String query : new String[] {
            "_source=urn:from:here", "_profile=http://x.org/p", "_tag=urn:t|one", "_security=urn:s|R", "_security=R"
        }) {
            assertThat(get("Patient?" + query).entries()).as(query).containsExactly("Patient/lab-1");
        }
    }

    @Test
    void several_types_are_searched_together() {
        assertThat(get("?_type=Patient,Basic&_tag=urn:t|one").entries())
                .containsExactlyInAnyOrder("Patient/lab-1", "Basic/lab-3");
        assertThat(get("?_type=Basic,List&_lastUpdated=ge2020-01-01&_id=lab-3,lab-list")
                        .entries())
                .containsExactlyInAnyOrder("Basic/lab-3", "List/lab-list");
    }

    @Test
    void a_list_finds_what_it_holds_of_the_type() {
        assertThat(get("Patient?_list=lab-list").entries()).containsExactly("Patient/lab-1");
        assertThat(get("Basic?_list=lab-list&_tag=one").entries()).containsExactly("Basic/lab-3");
        assertThat(get("Patient?_list=no-such-list").entries()).isEmpty();
    }

    @Test
    void a_functional_list_is_refused_by_name() {
        Reply reply = get("AllergyIntolerance?_list=$current-allergies");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/issue/0/expression/0").asText()).isEqualTo("http._list");
    }
}
