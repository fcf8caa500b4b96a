package org.usra.record.reindex;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.access.TestTokens;
import org.usra.record.commit.Damage;
import org.usra.record.commit.EveryDerivation;
import org.usra.record.job.JobsByHand;
import org.usra.record.words.WritingWords;

/** What a reindex makes is row by row what the writes had made. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReindexingTest {

    private static final String ADMIN = TestTokens.person("admin", "0c");

    private static final List<String> SEARCH_DAMAGE = List.of(
            "update record.resource set keys = '{}' where type = 103",
            "update record.resource set keys = keys || 7 where id = 'd-own'",
            "update record.resource set patient = 'p-other' where id = 'c-own'",
            "update record.resource set present = present + 1 where id = 'p-own'",
            "update record.resource set moment_low = moment_low - 1 where id = 'visit'",
            "update record.resource set texts = texts || '5 x'::text where id = 'hs'",
            "update record.resource_identifier set hash = hash + 1 where id = 'p-moved'",
            "update record.resource set numbers = '{9, 1, NaN}', moments = '{8, 1, 2}' where id = 'p-gone'");

    @SuppressWarnings("NullAway.Init")
    private static RunningRecord record;

    @BeforeAll
    static void open() {
        record = EveryDerivation.open(JobsByHand.SETTINGS);
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 450; i++) {
            many.add("{'resourceType':'Basic','id':'b-" + i + "','code':{'text':'x'},'created':'2026-01-01',"
                    + "'subject':{'reference':'Patient/p-own'},'identifier':[{'system':'urn:b','value':'" + i + "'}]}");
        }
        record.load(many.toArray(String[]::new));
    }

    @AfterAll
    static void close() {
        record.close();
    }

    @Test
    void damaged_keys_and_index_rows_become_what_they_were() {
        Map<String, String> before = RecordTables.of(record);
        damageSearch();
        assertThat(RecordTables.of(record)).isNotEqualTo(before);
        JsonNode answer = reindexed("$reindex", "{'resourceType':'Parameters','parameter':[]}");
        assertThat(RecordTables.of(record)).isEqualTo(before);
        assertThat(values(answer, "failure")).isEmpty();
        assertThat(values(answer, "difference"))
                .contains("Patient/p-own", "Patient/p-gone", "Condition/d-own", "Coverage/c-own", "Encounter/visit")
                .doesNotContain("Basic/b-0");
        assertThat(values(reindexed("$reindex?mode=check", ""), "difference")).isEmpty();
    }

    @Test
    void a_check_tells_and_changes_nothing() {
        Map<String, String> before = RecordTables.of(record);
        damageSearch();
        assertThat(record.jdbc().sql(Damage.ALL.getFirst().change()).update()).isEqualTo(1);
        Map<String, String> damaged = RecordTables.of(record);
        JsonNode answer = reindexed("$reindex?mode=check", "");
        assertThat(values(answer, "difference"))
                .contains("HealthcareService/hs", "Patient/p-moved", "Patient/p-gone", "Condition/d-own");
        assertThat(values(answer, "differingTable"))
                .containsExactly(Damage.ALL.getFirst().table());
        assertThat(RecordTables.of(record)).isEqualTo(damaged);
        reindexed("$reindex", "");
        assertThat(RecordTables.of(record)).isEqualTo(before);
    }

    @Test
    void an_identifier_that_no_document_has_is_told_and_taken_out() {
        Map<String, String> before = RecordTables.of(record);
        String all = "insert into record.resource_identifier select ";
        List.of(
                        // Entered twice, of another value, of a resource that was deleted, of one that never was.
                        all + "i.* from record.resource_identifier i where id = 'b-3'",
                        all + "hash + 1, system, bucket, type, id from record.resource_identifier where id = 'b-4'",
                        all + "5, 6, r.bucket, r.type, r.id from record.resource r where r.id = 'p-gone'",
                        all + "7, 8, 9, 103, 'nobody'")
                .forEach(sql ->
                        assertThat(record.jdbc().sql(sql).update()).as(sql).isEqualTo(1));
        String[] surplus = {"Basic/b-3", "Basic/b-4", "Patient/p-gone", "Patient/nobody"};
        assertThat(values(reindexed("$reindex?mode=check", ""), "difference")).containsExactlyInAnyOrder(surplus);
        assertThat(values(reindexed("Basic/b-4/$reindex?mode=check", ""), "difference"))
                .containsExactly("Basic/b-4");
        assertThat(values(reindexed("$reindex", ""), "difference")).containsExactlyInAnyOrder(surplus);
        assertThat(RecordTables.of(record)).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void a_typed_row_is_mended_while_writers_write(String what, String sql) {
        Map<String, String> before = RecordTables.of(record);
        assertThat(record.jdbc().sql(sql).update()).as(what).isEqualTo(1);
        assertThat(values(reindexed("$reindex", ""), "failure")).isEmpty();
        assertThat(RecordTables.of(record)).isEqualTo(before);
    }

    static List<Object[]> a_typed_row_is_mended_while_writers_write() {
        return Damage.ALL.stream()
                .flatMap(damage -> java.util.stream.Stream.of(
                        new Object[] {"changed in " + damage.table(), damage.change()},
                        new Object[] {"lost from " + damage.table(), damage.loss()}))
                .toList();
    }

    @Test
    void words_that_were_lost_are_written_again() {
        record.bean(WritingWords.class).catchUp();
        String count = "select count(*) from record.resource_words";
        int before = record.jdbc().sql(count).query(Integer.class).single();
        assertThat(record.jdbc().sql("delete from record.resource_words").update())
                .isGreaterThan(450);
        assertThat(values(reindexed("$reindex", ""), "failure")).isEmpty();
        assertThat(record.jdbc().sql(count).query(Integer.class).single()).isEqualTo(before);
    }

    @Test
    void a_row_that_no_document_asked_for_goes_by_a_rebuild() {
        Map<String, String> before = RecordTables.of(record);
        for (Damage damage : Damage.ALL) {
            if (!damage.table().equals("referral_use")) {
                assertThat(record.jdbc().sql(damage.addition()).update()).isEqualTo(1);
            }
        }
        reindexed("$reindex?mode=rebuild", "");
        assertThat(RecordTables.of(record)).isEqualTo(before);
    }

    @Test
    void a_worker_that_dies_is_followed_by_one_that_goes_on_where_it_stood() {
        Map<String, String> before = RecordTables.of(record);
        double all = number(reindexed("$reindex", ""), "seen");
        damageSearch();
        String job = JobsByHand.begin(record, ADMIN, "$reindex", "");
        JobsByHand.workAndDie(record, 5);
        Answer halfway = record.get(ADMIN, job);
        assertThat(halfway.status()).isEqualTo(202);
        assertThat(halfway.http().headers().firstValue("X-Progress").orElseThrow())
                .matches("[1-9]\\d* resources seen, \\d+ differ");
        assertThat(halfway.http().headers().firstValue("Retry-After")).isPresent();
        // What was changed meanwhile keeps its newer version.
        record.load(
                "{'resourceType':'Basic','id':'b-7','code':{'text':'newer'},'subject':{'reference':'Patient/p-own'}}");
        record.load(
                "{'resourceType':'Basic','id':'b-7','code':{'text':'x'},'created':'2026-01-01','subject':{'reference':"
                        + "'Patient/p-own'},'identifier':[{'system':'urn:b','value':'7'}]}");
        JobsByHand.work(record);
        assertThat(number(record.get(ADMIN, job).body(), "seen")).isEqualTo(all);
        assertThat(values(reindexed("$reindex?mode=check", ""), "difference")).isEmpty();
        assertThat(RecordTables.of(record).get("resource_identifier")).isEqualTo(before.get("resource_identifier"));
        assertThat(record.get(ADMIN, "Basic/b-7").body().at("/meta/versionId").asText())
                .isIn("3", "");
    }

    @Test
    void a_type_or_one_resource_is_made_again_alone() {
        Map<String, String> before = RecordTables.of(record);
        damageSearch();
        assertThat(values(reindexed("Patient/p-own/$reindex", ""), "difference"))
                .containsExactly("Patient/p-own");
        assertThat(values(reindexed("Patient/$reindex", ""), "difference"))
                .contains("Patient/p-moved")
                .allMatch(key -> key.startsWith("Patient/"));
        assertThat(values(reindexed("$reindex?type=Condition&type=Coverage", ""), "difference"))
                .containsExactlyInAnyOrder("Condition/d-own", "Coverage/c-own");
        reindexed("$reindex", "");
        assertThat(RecordTables.of(record)).isEqualTo(before);
    }

    @Test
    void only_administrators_and_the_import_scope_may_and_only_they_follow_it() {
        String doctor = TestTokens.person("doctor", "03");
        assertThat(record.post(doctor, "$reindex", "").status()).isEqualTo(403);
        assertThat(record.post(ADMIN, "$reindex?what=1", "").code()).isEqualTo("unknown-parameter");
        assertThat(record.post(ADMIN, "$reindex?mode=fast", "").status()).isEqualTo(400);
        assertThat(record.post(ADMIN, "$reindex?type=Nothing", "").status()).isEqualTo(400);
        assertThat(record.post(ADMIN, "$reindex?mode=rebuild&type=Patient", "").status())
                .isEqualTo(400);
        assertThat(record.post(ADMIN, "Patient/nobody/$reindex", "").status()).isEqualTo(404);
        assertThat(record.get(ADMIN, "$reindex").status()).isEqualTo(405);
        String job = JobsByHand.begin(record, TestTokens.conformance(), "$reindex", "");
        assertThat(record.get(ADMIN, job).status()).isEqualTo(404);
        assertThat(record.send(TestTokens.conformance(), "DELETE", job, "").status())
                .isEqualTo(202);
        assertThat(record.get(TestTokens.conformance(), job).status()).isEqualTo(404);
        JobsByHand.work(record);
    }

    private static void damageSearch() {
        SEARCH_DAMAGE.forEach(
                sql -> assertThat(record.jdbc().sql(sql).update()).as(sql).isPositive());
    }

    private static JsonNode reindexed(String path, String body) {
        String job = JobsByHand.begin(record, ADMIN, path, body);
        JobsByHand.work(record);
        Answer answer = record.get(ADMIN, job);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> values(JsonNode parameters, String name) {
        List<String> values = new ArrayList<>();
        parameters.path("parameter").forEach(parameter -> {
            if (parameter.path("name").asText().equals(name)) {
                values.add(
                        parameter.has("valueCode")
                                ? parameter.path("valueCode").asText()
                                : parameter.path("valueString").asText());
            }
        });
        return values;
    }

    private static double number(JsonNode parameters, String name) {
        for (JsonNode parameter : parameters.path("parameter")) {
            if (parameter.path("name").asText().equals(name)) {
                return parameter.path("valueDecimal").asDouble();
            }
        }
        throw new AssertionError(name);
    }
}
