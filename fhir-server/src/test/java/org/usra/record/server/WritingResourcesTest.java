package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Create, read, update, patch and delete of one resource. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WritingResourcesTest extends RecordOverHttp {

    private static final String PATIENT =
            "{\"resourceType\":\"Patient\",\"active\":true,\"name\":[{\"family\":\"حسن\",\"given\":[\"منى\"]}]}";

    @Test
    void a_new_resource_gets_an_id_a_version_and_a_location() {
        Reply created = send("POST", "Patient", PATIENT);

        assertThat(created.status()).isEqualTo(201);
        String id = created.json().path("id").asText();
        assertThat(created.header("Location")).isEqualTo("http://record.test/fhir/Patient/" + id + "/_history/1");
        assertThat(created.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(get("Patient/" + id).json()).isEqualTo(created.json());
    }

    @Test
    void decimals_and_unknown_extensions_come_back_digit_by_digit() {
        String id = given("{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},"
                + "\"extension\":[{\"url\":\"urn:x\",\"valueDecimal\":1.50}],\"valueQuantity\":{\"value\":3.1400}}");

        assertThat(get("Observation/" + id).http().body())
                .contains("\"value\":3.1400")
                .contains(":1.50}");
    }

    @Test
    void a_stale_if_match_changes_nothing() {
        String id = given(PATIENT);
        String changed = PATIENT.replace("true", "false").replace("\"Patient\",", "\"Patient\",\"id\":\"" + id + "\",");
        assertThat(send("PUT", "Patient/" + id, changed, "If-Match", "W/\"1\"").status())
                .isEqualTo(200);

        Reply stale = send("PUT", "Patient/" + id, changed, "If-Match", "W/\"1\"");

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.diagnosis())
                .isEqualTo("The resource changed after you read it; its version is now 2. Read it again.");
        assertThat(get("Patient/" + id).header("ETag")).isEqualTo("W/\"2\"");
    }

    @Test
    void of_parallel_conditional_creates_one_creates() throws Exception {
        String body =
                PATIENT.replace("\"active\"", "\"identifier\":[{\"system\":\"urn:t\",\"value\":\"race\"}],\"active\"");
        try (ExecutorService racers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> results = IntStream.range(0, 8)
                    .mapToObj(i ->
                            racers.submit(() -> send("POST", "Patient", body, "If-None-Exist", "identifier=urn:t|race")
                                    .status()))
                    .toList();
            List<Integer> statuses = new java.util.ArrayList<>();
            for (Future<Integer> result : results) {
                statuses.add(result.get());
            }
            assertThat(statuses).containsOnlyOnce(201).contains(200);
        }
    }

    @Test
    void a_condition_that_several_match_changes_none() {
        String twin =
                PATIENT.replace("\"active\"", "\"identifier\":[{\"system\":\"urn:t\",\"value\":\"twin\"}],\"active\"");
        given(twin);
        given(twin);

        Reply update = send("PUT", "Patient?identifier=urn:t%7Ctwin", twin.replace("true", "false"));
        Reply delete = send("DELETE", "Patient?identifier=urn:t%7Ctwin", null);

        assertThat(List.of(update.status(), delete.status())).containsOnly(412);
        assertThat(get("Patient?identifier=urn:t%7Ctwin&active=true").entries()).hasSize(2);
    }

    @Test
    void a_client_made_id_is_for_the_import_scope_only() {
        String body = PATIENT.replace("\"Patient\",", "\"Patient\",\"id\":\"own-id\",");

        assertThat(send("PUT", "Patient/own-id", body, "X-Test-Caller", "doctor")
                        .status())
                .isEqualTo(405);
        assertThat(send("PUT", "Patient/own-id", body).status()).isEqualTo(201);
        assertThat(get("Patient/own-id").status()).isEqualTo(200);
    }

    @Test
    void both_kinds_of_patch_change_what_they_name() {
        String id = given(PATIENT);

        Reply json = send(
                "PATCH",
                "Patient/" + id,
                "[{\"op\":\"replace\",\"path\":\"/active\",\"value\":false}]",
                "Content-Type",
                "application/json-patch+json");
        assertThat(json.json().path("active").asBoolean(true)).isFalse();

        Reply path = send(
                "PATCH",
                "Patient/" + id,
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\",\"part\":["
                        + "{\"name\":\"type\",\"valueCode\":\"replace\"},{\"name\":\"path\",\"valueString\":"
                        + "\"Patient.name.where(family = 'حسن').given[0]\"},{\"name\":\"value\",\"valueString\":\"سلمى\"}]}]}");
        assertThat(path.json().at("/name/0/given/0").asText()).isEqualTo("سلمى");
        assertThat(path.header("ETag")).isEqualTo("W/\"3\"");
    }

    @Test
    void a_deleted_resource_is_gone_and_its_history_says_so() {
        String id = given(PATIENT);
        assertThat(send("DELETE", "Patient/" + id, null).status()).isEqualTo(204);

        assertThat(get("Patient/" + id).status()).isEqualTo(410);
        assertThat(get("Patient/" + id + "/_history/1").status()).isEqualTo(200);
        Reply history = get("Patient/" + id + "/_history");
        assertThat(history.json().at("/entry/0/request/method").asText()).isEqualTo("DELETE");
        assertThat(history.json().at("/entry/1/request/method").asText()).isEqualTo("POST");
    }

    @Test
    void who_comes_back_after_a_deletion_is_created_in_the_history() {
        String id = given(PATIENT);
        String path = "Patient/" + id;
        String body = PATIENT.replace("\"Patient\",", "\"Patient\",\"id\":\"" + id + "\",");
        assertThat(send("PUT", path, body).status()).isEqualTo(200);
        assertThat(send("DELETE", path, null).status()).isEqualTo(204);
        assertThat(send("PUT", path, body).status()).isEqualTo(201);
        assertThat(send("PUT", path, body.replace("true", "false")).status()).isEqualTo(200);

        assertThat(get(path + "/_history").json().path("entry").findValuesAsText("status"))
                .containsExactly("200 OK", "201 Created", "204 No Content", "200 OK", "201 Created");
        assertThat(get("Patient/_history?_count=2").json().path("entry").findValuesAsText("status"))
                .as("also where the deletion stands on the next page")
                .containsExactly("200 OK", "201 Created");
    }

    @Test
    void a_resource_that_did_not_change_is_not_sent_again() {
        Reply created = send("POST", "Patient", PATIENT);
        String path = "Patient/" + created.json().path("id").asText();

        assertThat(get(path, "If-None-Match", "W/\"1\"").status()).isEqualTo(304);
        assertThat(get(path, "If-None-Match", "W/\"2\"").status()).isEqualTo(200);
        assertThat(get(path, "If-Modified-Since", created.header("Last-Modified"))
                        .status())
                .isEqualTo(304);
    }
}
