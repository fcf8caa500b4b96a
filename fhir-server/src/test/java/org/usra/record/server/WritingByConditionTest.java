package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What chooses the resource that is written, and which conditions keep it from being written. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WritingByConditionTest extends RecordOverHttp {

    private static final String SUBSTANCE = "{\"resourceType\":\"SubstancePolymer\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_count=10",
                "_sort=_id",
                "_elements=id",
                "_total=none",
                "_include=*",
                "_format=json",
                "_summary=false",
                "_pretty=true&_count=1"
            })
    void parameters_that_only_shape_a_result_choose_no_resource(String query) {
        String id = given(SUBSTANCE);
        String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"request\":"
                + "{\"method\":\"DELETE\",\"url\":\"SubstancePolymer?" + query + "\"}}]}";

        assertThat(send("DELETE", "SubstancePolymer?" + query, null).status()).isEqualTo(405);
        assertThat(send("PUT", "SubstancePolymer?" + query, SUBSTANCE).status()).isEqualTo(405);
        assertThat(send("POST", "SubstancePolymer", SUBSTANCE, "If-None-Exist", query)
                        .status())
                .isEqualTo(400);
        assertThat(send("POST", "", bundle).status()).isEqualTo(400);

        assertThat(get("SubstancePolymer/" + id).header("ETag")).isEqualTo("W/\"1\"");
        send("DELETE", "SubstancePolymer/" + id, null);
    }

    @Test
    void a_wish_for_no_results_does_not_hide_the_match() {
        String body = person("quiet");
        given(body);

        assertThat(send("POST", "Person", body, "If-None-Exist", "identifier=urn:t|quiet&_count=0")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void of_parallel_writes_with_one_condition_in_many_spellings_one_creates() throws Exception {
        String body = person("spelled");
        String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":" + body
                + ",\"request\":{\"method\":\"POST\",\"url\":\"Person\","
                + "\"ifNoneExist\":\"?_count=1&identifier=urn%3At|spelled\"}}]}";
        List<Supplier<Reply>> spellings = List.of(
                () -> send("POST", "Person", body, "If-None-Exist", "identifier=urn:t|spelled"),
                () -> send("POST", "Person", body, "If-None-Exist", "?identifier=urn:t%7Cspelled"),
                () -> send("PUT", "Person?identifier=urn:t%7Cspelled", body),
                () -> send("POST", "", bundle));
        try (ExecutorService racers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> replies = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                replies.add(racers.submit(spellings.get(i % 4)::get));
            }
            for (Future<Reply> reply : replies) {
                assertThat(reply.get().status()).isIn(200, 201);
            }
        }
        assertThat(get("Person?identifier=urn:t|spelled").entries()).hasSize(1);
    }

    @Test
    void if_match_takes_a_list_and_a_star() {
        String id = given(person("listed"));
        String body = person("listed").replace("\"Person\",", "\"Person\",\"id\":\"" + id + "\",");
        String path = "Person/" + id;

        assertThat(send("PUT", path, body, "If-Match", "*").status()).isEqualTo(200);
        assertThat(send("PUT", path, body, "If-Match", "W/\"77\", W/\"2\"").status())
                .isEqualTo(200);
        assertThat(send("PUT", path, body, "If-Match", "W/\"77\", W/\"2\"").status())
                .isEqualTo(412);
        assertThat(get(path, "If-None-Match", "W/\"99\", W/\"3\"").status()).isEqualTo(304);
        assertThat(get(path, "If-None-Match", "W/\"99\", W/\"98\"").status()).isEqualTo(200);
    }

    @Test
    void if_none_match_and_if_unmodified_since_keep_what_is_there() {
        String id = given(person("kept"));
        String body = person("kept").replace("\"Person\",", "\"Person\",\"id\":\"" + id + "\",");
        String path = "Person/" + id;
        String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":" + body
                + ",\"request\":{\"method\":\"PUT\",\"url\":\"" + path + "\",\"ifNoneMatch\":\"*\"}}]}";
        String before = "Sun, 01 Nov 2020 08:00:00 GMT";

        assertThat(send("PUT", path, body, "If-None-Match", "*").status()).isEqualTo(412);
        assertThat(send("POST", "", bundle).status()).isEqualTo(412);
        assertThat(send("PUT", path, body, "If-Unmodified-Since", before).status())
                .isEqualTo(412);
        assertThat(send("DELETE", path, null, "If-Unmodified-Since", before).status())
                .isEqualTo(412);
        assertThat(get(path).header("ETag")).isEqualTo("W/\"1\"");

        String now = get(path).header("Last-Modified");
        assertThat(send("PUT", path, body, "If-Unmodified-Since", now).status()).isEqualTo(200);
        assertThat(send("PUT", "Person/none-match", body.replace(id, "none-match"), "If-None-Match", "*")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void if_match_on_what_is_not_there_says_so() {
        String body = person("absent").replace("\"Person\",", "\"Person\",\"id\":\"absent-1\",");

        Reply missing = send("PUT", "Person/absent-1", body, "If-Match", "W/\"1\"");

        assertThat(missing.status()).isEqualTo(412);
        assertThat(missing.diagnosis())
                .isEqualTo("There is no current version of this resource for If-Match to match.");
    }

    @Test
    void a_conditional_put_that_matches_nothing_creates_under_the_id_of_the_import_scope() {
        String body = person("brought").replace("\"Person\",", "\"Person\",\"id\":\"brought-1\",");
        String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":"
                + body.replace("brought", "carried")
                + ",\"request\":{\"method\":\"PUT\",\"url\":\"Person?identifier=urn:t|carried\"}}]}";

        assertThat(send("PUT", "Person?identifier=urn:t|brought", body).status())
                .isEqualTo(201);
        assertThat(send("PUT", "Person?identifier=urn:t|brought", body).status())
                .isEqualTo(200);
        Reply taken = send("PUT", "Person?identifier=urn:t|other", body);
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.code()).isEqualTo("id-taken");
        assertThat(send("POST", "", bundle).status()).isEqualTo(200);

        assertThat(get("Person/brought-1").header("ETag")).isEqualTo("W/\"2\"");
        assertThat(get("Person/carried-1").status()).isEqualTo(200);
        Reply doctor = send(
                "PUT", "Person?identifier=urn:t|of-doctor", body.replace("brought", "doc"), "X-Test-Caller", "doctor");
        assertThat(doctor.status()).isEqualTo(201);
        assertThat(doctor.json().path("id").asText()).isNotEqualTo("doc-1");
    }

    private static String person(String identifier) {
        return "{\"resourceType\":\"Person\",\"identifier\":[{\"system\":\"urn:t\",\"value\":\"" + identifier + "\"}]}";
    }
}
