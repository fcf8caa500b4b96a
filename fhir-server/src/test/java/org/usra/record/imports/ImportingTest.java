package org.usra.record.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.access.TestTokens;
import org.usra.record.job.FollowedJob;
import org.usra.record.job.JobsByHand;

/** Lines come in once, by the ordinary path, whatever happens to the worker; a bad line is told and hurts no other. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportingTest {

    private static final String IMPORTER = TestTokens.conformance();
    private static final String[] LINES = {"Content-Type", "application/fhir+ndjson"};

    @SuppressWarnings("NullAway.Init")
    private static RunningRecord record;

    @BeforeAll
    static void open() {
        record = new RunningRecord(JobsByHand.SETTINGS).withPosts();
    }

    @AfterAll
    static void close() {
        record.close();
    }

    @Test
    void every_line_becomes_a_resource_with_index_history_event_and_audit() {
        long events = count("event");
        FollowedJob job = imported(observations("all", 0, 1200));
        assertThat(job.manifest().at("/output/0/type").asText()).isEqualTo("Observation");
        assertThat(job.manifest().at("/output/0/count").asInt()).isEqualTo(1200);
        assertThat(job.manifest().path("error")).isEmpty();
        assertThat(count("event") - events).isEqualTo(1200);
        assertThat(audited("all-%")).isEqualTo(1200);
        assertThat(found("Observation?code=all&_summary=count")).isEqualTo(1200);
        assertThat(record.get(IMPORTER, "Observation/all-7").http().body()).contains("\"value\":1.70,");
        imported(observations("all", 0, 10));
        assertThat(record.get(IMPORTER, "Observation/all-7/_history").body().path("entry"))
                .hasSize(2);
    }

    @Test
    void a_bad_line_is_told_and_hurts_no_other() {
        String lines = String.join(
                "\n",
                observations("bad", 0, 3).strip(),
                "{\"resourceType\":\"Observation\",\"id\":\"bad-status\",\"status\":\"what\",\"code\":{\"text\":\"bad\"}}",
                "",
                "{not json",
                "{\"resourceType\":\"Nothing\",\"id\":\"x\"}",
                "{\"resourceType\":\"Patient\",\"gender\":\"male\"}",
                "{\"resourceType\":\"Patient\",\"id\":\"x\",\"id\":\"y\"}",
                "{\"resourceType\":\"Encounter\",\"id\":\"gate\",\"status\":\"in-progress\",\"class\":{\"code\":\"IMP\"},"
                        + "\"subject\":{\"reference\":\"Patient/p-own\"},\"serviceProvider\":{\"reference\":"
                        + "\"Organization/h-alsalam\"}}",
                observations("bad", 3, 6).strip());
        FollowedJob job = imported(lines);
        assertThat(found("Observation?code=bad&_summary=count")).isEqualTo(6);
        List<JsonNode> told = job.lines("error");
        assertThat(told)
                .extracting(outcome -> outcome.at("/extension/0/valueDecimal").asInt())
                .containsExactly(4, 6, 7, 8, 9, 10);
        assertThat(told)
                .extracting(outcome -> outcome.at("/extension/1/valueString").asText())
                .contains("Observation/bad-status", "Encounter/gate");
        assertThat(told.getFirst().at("/issue/0/expression/0").asText()).isEqualTo("Observation.status");
        assertThat(told).allSatisfy(outcome -> assertThat(outcome.toString()).contains("\"lang\""));
        assertThat(record.get(IMPORTER, "Encounter/gate").status()).isEqualTo(404);
    }

    @Test
    void a_line_that_only_the_database_refuses_hurts_no_other() {
        FollowedJob job = imported(String.join(
                "\n",
                observations("taken", 0, 3).strip(),
                registered("taken-1"),
                registered("taken-2"),
                observations("taken", 3, 6).strip()));
        assertThat(found("Observation?code=taken&_summary=count")).isEqualTo(6);
        assertThat(job.lines("error"))
                .extracting(outcome -> outcome.at("/extension/0/valueDecimal").asInt())
                .containsExactly(5);
        assertThat(record.get(IMPORTER, "Patient/taken-1").status()).isEqualTo(200);
        assertThat(record.get(IMPORTER, "Patient/taken-2").status()).isEqualTo(404);
    }

    /** Always the same national ID, which one person only can have. */
    private static String registered(String id) {
        return "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"identifier\":[{\"system\":"
                + "\"https://fhir.usra.example/id/national-id\",\"value\":\"28503140301255\"}]}";
    }

    @Test
    void a_resource_twice_in_one_file_has_two_versions() {
        imported(observations("twice", 0, 2) + observations("twice", 0, 2));
        assertThat(record.get(IMPORTER, "Observation/twice-1")
                        .body()
                        .at("/meta/versionId")
                        .asText())
                .isEqualTo("2");
    }

    @Test
    void a_worker_that_dies_is_followed_by_one_that_writes_no_line_again() {
        String job = upload(observations("die", 0, 1400) + "{broken\n");
        JobsByHand.workAndDie(record, 2);
        Answer halfway = record.get(IMPORTER, job);
        assertThat(halfway.status()).isEqualTo(202);
        assertThat(halfway.http().headers().firstValue("X-Progress").orElseThrow())
                .contains("1000 lines");
        assertThat(found("Observation?code=die&_summary=count")).isEqualTo(1000);
        JobsByHand.work(record);
        FollowedJob done = new FollowedJob(record, IMPORTER, job);
        assertThat(done.manifest().at("/output/0/count").asInt()).isEqualTo(1400);
        assertThat(done.lines("error")).hasSize(1);
        assertThat(found("Observation?code=die&_summary=count")).isEqualTo(1400);
        assertThat(audited("die-%")).isEqualTo(1400);
    }

    @Test
    void lines_may_come_deflated_and_a_broken_upload_imports_nothing() throws Exception {
        byte[] deflated = deflated(observations("gz", 0, 40));
        HttpResponse<String> taken = sendDeflated(deflated);
        assertThat(taken.statusCode()).isEqualTo(202);
        JobsByHand.work(record);
        assertThat(found("Observation?code=gz&_summary=count")).isEqualTo(40);
        HttpResponse<String> broken = sendDeflated(java.util.Arrays.copyOf(deflated, deflated.length / 2));
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(openJobs()).isZero();
    }

    @Test
    void a_repeat_with_the_same_key_is_the_same_job() {
        String[] keyed = {"Content-Type", "application/fhir+ndjson", "Idempotency-Key", "k-1"};
        String job = JobsByHand.followed(record.send(IMPORTER, "POST", "$import", observations("key", 0, 2), keyed));
        assertThat(JobsByHand.followed(record.send(IMPORTER, "POST", "$import", observations("key", 0, 2), keyed)))
                .isEqualTo(job);
        JobsByHand.work(record);
        assertThat(record.get(IMPORTER, "Observation/key-1")
                        .body()
                        .at("/meta/versionId")
                        .asText())
                .isEqualTo("1");
    }

    @Test
    void only_lines_are_taken_and_only_from_the_import_scope() {
        assertThat(record.send(TestTokens.person("admin", "0c"), "POST", "$import", "{}", LINES)
                        .status())
                .isEqualTo(403);
        Answer parameters = record.post(IMPORTER, "$import", "{'resourceType':'Parameters','parameter':[]}");
        assertThat(parameters.status()).isEqualTo(415);
        assertThat(parameters.body().at("/issue/0/details/text").asText()).contains("fetches no addresses");
        assertThat(record.send(IMPORTER, "POST", "$import", "", LINES).status()).isEqualTo(400);
        assertThat(record.send(IMPORTER, "POST", "$import?mode=x", "{}", LINES).code())
                .isEqualTo("unknown-parameter");
        assertThat(record.get(IMPORTER, "$import").status()).isEqualTo(405);
        assertThat(openJobs()).isZero();
        assertThat(record.get("", "metadata").body().at("/rest/0/operation").findValuesAsText("name"))
                .contains("import", "export", "reindex")
                .doesNotHaveDuplicates();
    }

    private static String observations(String code, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"resourceType\":\"Observation\",\"id\":\"" + code + "-" + i
                        + "\",\"status\":\"final\",\"code\":{\"coding\":[{\"system\":\"urn:c\",\"code\":\"" + code
                        + "\"}]},\"subject\":{\"reference\":\"Patient/p-own\"},\"effectiveDateTime\":\"2026-01-01\","
                        + "\"valueQuantity\":{\"value\":1." + i + "0,\"unit\":\"u\"}}\n")
                .collect(Collectors.joining());
    }

    private static String upload(String lines) {
        return JobsByHand.followed(record.send(IMPORTER, "POST", "$import", lines, LINES));
    }

    private static FollowedJob imported(String lines) {
        String job = upload(lines);
        JobsByHand.work(record);
        return new FollowedJob(record, IMPORTER, job);
    }

    private static byte[] deflated(String lines) throws Exception {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(deflated)) {
            gzip.write(lines.getBytes(StandardCharsets.UTF_8));
        }
        return deflated.toByteArray();
    }

    private static HttpResponse<String> sendDeflated(byte[] body) throws Exception {
        String base = record.get(IMPORTER, "metadata").http().uri().toString().replace("metadata", "");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(base + "$import"))
                                .header("Authorization", "Bearer " + IMPORTER)
                                .header("Content-Type", "application/fhir+ndjson")
                                .header("Content-Encoding", "gzip")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static int found(String search) {
        return record.get(IMPORTER, search).body().path("total").asInt();
    }

    private static long count(String table) {
        return record.jdbc()
                .sql("select count(*) from record." + table)
                .query(Long.class)
                .single();
    }

    private static long audited(String ids) {
        return record.jdbc()
                .sql("select count(*) from record.audit_event where resource like ?")
                .param(ids)
                .query(Long.class)
                .single();
    }

    private static long openJobs() {
        return record.jdbc()
                .sql("select count(*) from record.job where state = 'open'")
                .query(Long.class)
                .single();
    }
}
