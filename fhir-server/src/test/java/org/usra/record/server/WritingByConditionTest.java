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

    private static String person(String identifier) {
        return "{\"resourceType\":\"Person\",\"identifier\":[{\"system\":\"urn:t\",\"value\":\"" + identifier + "\"}]}";
    }
}
