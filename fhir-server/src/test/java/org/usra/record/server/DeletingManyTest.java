package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usra.record.server.SentEntries.bundle;
import static org.usra.record.server.SentEntries.where;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A delete by condition takes several only where it says how many at most, and then all of them or none. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeletingManyTest extends DeletingPersons {

    private static final String OUTCOME = "return=OperationOutcome";

    @Autowired
    private JdbcClient jdbc;

    @Test
    void several_matches_are_deleted_only_where_count_says_so() {
        given("several", 3);

        Reply unsaid = delete("several", "");
        Reply tooFew = delete("several", "&_count=2");

        assertThat(unsaid.status()).isEqualTo(412);
        assertThat(unsaid.diagnosis())
                .isEqualTo("The conditions match more than the 1 that this request may delete; nothing was deleted."
                        + " Make them narrower, or say in _count how many to delete at most, up to 1000.");
        assertThat(unsaid.json().at("/issue/0/expression/0").asText()).isEqualTo("http._count");
        assertThat(tooFew.status()).isEqualTo(412);
        assertThat(left("several")).isEqualTo(3);

        Reply all = delete("several", "&_count=3");

        assertThat(all.status()).isEqualTo(204);
        assertThat(all.http().body()).isEmpty();
        assertThat(left("several")).isZero();
    }

    @Test
    void how_many_were_deleted_is_said_to_who_prefers_to_hear_it() {
        given("counted", 2);

        Reply two = delete("counted", "&_count=10", "Prefer", OUTCOME);
        Reply none = delete("counted", "&_count=10", "Prefer", OUTCOME);

        assertThat(two.status()).isEqualTo(200);
        assertThat(two.diagnosis()).isEqualTo("Resources deleted: 2.");
        assertThat(none.diagnosis()).isEqualTo("Resources deleted: 0.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "many", "", "2&_count=3", "01"})
    void a_count_that_is_none_deletes_nothing(String count) {
        given("miscounted", 1);

        Reply reply = delete("miscounted", "&_count=" + count);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/issue/0/expression/0").asText()).isEqualTo("http._count");
        assertThat(left("miscounted")).isPositive();
        delete("miscounted", "&_count=1000");
    }

    @Test
    void each_deletion_has_its_version_its_event_and_its_line_in_the_audit() {
        given("trailed", 3);
        Iterable<String> keys = get("Person?identifier=urn:t|trailed").entries();

        delete("trailed", "&_count=3");

        for (String key : keys) {
            assertThat(get(key).status()).isEqualTo(410);
            assertThat(get(key + "/_history").entries()).hasSize(2);
            String id = key.substring(key.indexOf('/') + 1);
            assertThat(rows("select count(*) from record.event where id = ? and interaction = 'delete'", id))
                    .isOne();
            assertThat(rows(
                            "select count(*) from record.audit_event where resource = ? and interaction = 'delete'",
                            id))
                    .isOne();
        }
    }

    @Test
    void one_that_is_refused_keeps_all_and_is_named() {
        given("Person", "many-kept", "\"identifier\":[{\"system\":\"urn:t\",\"value\":\"kept-all\"}]");
        given("Person", "many-changed", "\"identifier\":[{\"system\":\"urn:t\",\"value\":\"kept-all\"}]");
        given(
                "Person",
                "many-changed",
                "\"gender\":\"male\",\"identifier\":[{\"system\":\"urn:t\",\"value\":\"kept-all\"}]");
        String sentence =
                "Person/many-changed: The resource changed after you read it; its version is now 2. Read it again.";

        Reply alone = delete("kept-all", "&_count=5", "If-Match", "W/\"1\"");
        Reply bundled =
                send("POST", "", bundle("transaction", where(person("kept-all", 5), "\"ifMatch\":\"W/\\\"1\\\"\"")));

        assertThat(alone.status()).isEqualTo(412);
        assertThat(alone.diagnosis()).isEqualTo(sentence);
        assertThat(bundled.status()).isEqualTo(412);
        assertThat(bundled.diagnosis()).isEqualTo("Entry 0: " + sentence);
        assertThat(left("kept-all")).isEqualTo(2);
        assertThat(delete("kept-all", "&_count=5", "If-Match", "*").status()).isEqualTo(204);
        assertThat(delete("kept-all", "&_count=5", "If-Match", "*").status()).isEqualTo(412);
    }

    @Test
    void who_sees_some_deletes_only_those_and_hears_of_no_other() {
        for (String patient : new String[] {"mine-many", "other-many"}) {
            given("Patient", patient, "\"active\":true");
            given(
                    "Flag",
                    "flag-" + patient,
                    "\"status\":\"active\",\"code\":{\"text\":\"x\"},\"identifier\":[{\"system\":\"urn:t\",\"value\":"
                            + "\"flags\"}],\"subject\":{\"reference\":\"Patient/" + patient + "\"}");
        }

        Reply reply = send(
                "DELETE", "Flag?identifier=urn:t|flags&_count=1", null, "X-Test-Caller", "doctor", "Prefer", OUTCOME);

        assertThat(reply.diagnosis()).isEqualTo("Resources deleted: 1.");
        assertThat(get("Flag?identifier=urn:t|flags").entries()).containsExactly("Flag/flag-other-many");
    }

    @Test
    void what_refers_to_each_other_goes_together() {
        String tag = "\"meta\":{\"tag\":[{\"system\":\"urn:t\",\"code\":\"ring\"}]}";
        given("Organization", "ring-a", tag + ",\"name\":\"a\"");
        given("Organization", "ring-b", tag + ",\"name\":\"b\",\"partOf\":{\"reference\":\"Organization/ring-a\"}");
        given("Organization", "ring-a", tag + ",\"name\":\"a\",\"partOf\":{\"reference\":\"Organization/ring-b\"}");

        assertThat(send("DELETE", "Organization?_tag=urn:t|ring&_count=2", null).status())
                .isEqualTo(204);

        assertThat(get("Organization?_tag=urn:t|ring").entries()).isEmpty();
    }

    @Test
    void a_thousand_go_in_one_request_and_no_more() {
        given("thousand", 1001);

        assertThat(delete("thousand", "&_count=1000").status()).isEqualTo(412);
        assertThat(left("thousand")).isEqualTo(1001);
        send(
                "DELETE",
                get("Person?identifier=urn:t|thousand&_count=1").entries().getFirst(),
                null);

        assertThat(delete("thousand", "&_count=1000", "Prefer", OUTCOME).diagnosis())
                .isEqualTo("Resources deleted: 1000.");
        assertThat(left("thousand")).isZero();
    }

    @Test
    void the_capability_statement_says_under_which_condition() {
        for (JsonNode type : get("metadata").json().at("/rest/0/resource")) {
            assertThat(type.path("conditionalDelete").asText()).isEqualTo("multiple");
            assertThat(type.path("documentation").asText())
                    .endsWith(
                            "A conditional delete deletes one match; with _count=N all matches, if there are at most N"
                                    + " (1 to 1000).");
        }
    }

    private Reply delete(String identifier, String more, String... headers) {
        return send("DELETE", "Person?identifier=urn:t|" + identifier + more, null, headers);
    }

    private long rows(String count, String id) {
        return jdbc.sql(count).param(id).query(Long.class).single();
    }
}
