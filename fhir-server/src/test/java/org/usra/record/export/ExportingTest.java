package org.usra.record.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
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

/** Bulk Data 2.0 over HTTP: kick-off, polling, manifest, files. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportingTest {

    private static final String IMPORTER = TestTokens.conformance();
    private static final String INSURER = TestTokens.person("insurer", "06");

    @SuppressWarnings("NullAway.Init")
    private static RunningRecord record;

    @BeforeAll
    static void open() {
        record = new RunningRecord(JobsByHand.SETTINGS).withPosts();
        record.load(IntStream.range(0, 300)
                .mapToObj(i -> "{'resourceType':'Observation','id':'o-" + i + "','status':'final','code':{'coding':[{"
                        + "'system':'http://loinc.org','code':'" + (i % 3 == 0 ? "8867-4" : "8310-5")
                        + "'}]},'subject':{'reference':'Patient/" + (i % 2 == 0 ? "p-own" : "p-other")
                        + "'},'valueQuantity':{'value':1.0" + i + "0}}")
                .toArray(String[]::new));
        record.load(
                "{'resourceType':'Group','id':'g','type':'person','actual':true,'member':[{'entity':{'reference':"
                        + "'Patient/p-own'}}]}",
                "{'resourceType':'Coverage','id':'c','status':'active','beneficiary':{'reference':'Patient/p-own'},"
                        + "'period':{'start':'2026-01-01'},'payor':[{'reference':'Organization/a-uhia'}]}");
    }

    @AfterAll
    static void close() {
        record.close();
    }

    @Test
    void everything_comes_once_byte_for_byte() {
        FollowedJob export = exported(IMPORTER, "$export");
        List<Long> all = record.jdbc()
                .sql("select count(*) from record.resource where not deleted")
                .query(Long.class)
                .list();
        assertThat(export.keys("output")).doesNotHaveDuplicates().hasSize(all.getFirst().intValue());
        assertThat(export.manifest().path("deleted")).isEmpty();
        assertThat(export.manifest().path("error")).isEmpty();
        assertThat(export.manifest().path("requiresAccessToken").asBoolean()).isTrue();
        assertThat(export.manifest().path("request").asText()).endsWith("/fhir/$export");
        String file = fileOf(export.manifest(), "Observation");
        assertThat(record.get(IMPORTER, file).http().body().lines())
                .contains(record.get(IMPORTER, "Observation/o-7").http().body());
    }

    @Test
    void a_client_follows_it_from_202_to_200_and_ends_it() {
        Answer begun = record.send(IMPORTER, "GET", "$export?_type=Patient", "", "Prefer", "respond-async");
        String job = JobsByHand.followed(begun);
        Answer waiting = record.get(IMPORTER, job);
        assertThat(waiting.status()).isEqualTo(202);
        assertThat(waiting.http().headers().firstValue("X-Progress")).isPresent();
        assertThat(waiting.http().headers().firstValue("Retry-After")).isPresent();
        JobsByHand.work(record);
        Answer done = record.get(IMPORTER, job);
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.http().headers().firstValue("Expires")).isPresent();
        assertThat(done.http().headers().firstValue("Content-Type")).hasValue("application/json");
        String file = fileOf(done.body(), "Patient");
        assertThat(record.get(INSURER, job).status()).isEqualTo(404);
        assertThat(record.get(INSURER, file).status()).isEqualTo(404);
        assertThat(record.get(IMPORTER, file + "x").status()).isEqualTo(404);
        assertThat(record.send(IMPORTER, "DELETE", job, "").status()).isEqualTo(202);
        assertThat(record.get(IMPORTER, job).status()).isEqualTo(404);
        assertThat(record.get(IMPORTER, file).status()).isEqualTo(404);
    }

    @Test
    void an_insurer_gets_what_it_may_see_and_nothing_else() {
        FollowedJob export = exported(INSURER, "$export?_type=Patient,Coverage");
        assertThat(export.keys("output")).containsExactlyInAnyOrder("Patient/p-own", "Coverage/c");
        assertThat(exported(INSURER, "$export").keys("output"))
                .contains("Patient/p-own", "Organization/a-uhia")
                .noneMatch(key -> key.startsWith("Observation/"));
        assertThat(kickOff(INSURER, "$export?_type=Observation").status()).isEqualTo(403);
        assertThat(kickOff(TestTokens.person("doctor", "03"), "$export").status()).isEqualTo(403);
        assertThat(kickOff(TestTokens.person("callcentre", "0a"), "Patient/$export").status())
                .isEqualTo(403);
        assertThat(kickOff(INSURER, "Group/g/$export").status()).isEqualTo(403);
    }

    @Test
    void a_filter_is_a_search_and_its_alternatives_add_up() {
        FollowedJob hearts = exported(
                IMPORTER,
                "$export?_type=Observation&_typeFilter=Observation%3Fcode%3Dhttp%3A%2F%2Floinc.org%257C8867-4");
        assertThat(hearts.keys("output")).hasSize(100).contains("Observation/o-3").doesNotContain("Observation/o-4");
        FollowedJob both = exported(
                IMPORTER,
                "$export?_type=Observation&_typeFilter=Observation%3Fcode%3D8867-4,Observation%3F_id%3Do-1%252Co-3");
        assertThat(both.keys("output")).hasSize(101).contains("Observation/o-1").doesNotHaveDuplicates();
    }

    @Test
    void a_group_is_its_members_records_and_a_patient_can_be_named() {
        assertThat(exported(IMPORTER, "Group/g/$export").keys("output"))
                .contains("Patient/p-own", "Coverage/c", "EpisodeOfCare/e-own")
                .filteredOn(key -> key.startsWith("Observation/"))
                .hasSize(150);
        assertThat(exported(IMPORTER, "Patient/$export").keys("output"))
                .contains("Patient/p-own", "Patient/p-other")
                .noneMatch(key -> key.startsWith("Organization/"));
        String named = "{'resourceType':'Parameters','parameter':[{'name':'patient','valueReference':{'reference':"
                + "'Patient/%s'}},{'name':'_type','valueString':'Observation'}]}";
        String job = JobsByHand.begin(
                record, IMPORTER, "Patient/$export", named.formatted("p-other"), "Prefer", "respond-async");
        JobsByHand.work(record);
        assertThat(new FollowedJob(record, IMPORTER, job).keys("output")).hasSize(150);
        assertThat(record.send(
                                IMPORTER, "POST", "Group/g/$export", named.formatted("p-other"), "Prefer", "respond-async")
                        .status())
                .isEqualTo(404);
        assertThat(record.send(
                                INSURER, "POST", "Patient/$export", named.formatted("p-other"), "Prefer", "respond-async")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_worker_that_dies_leaves_no_line_twice_and_none_out() {
        String job = JobsByHand.followed(kickOff(IMPORTER, "$export"));
        JobsByHand.workAndDie(record, 1);
        assertThat(record.get(IMPORTER, job).status()).isEqualTo(202);
        JobsByHand.work(record);
        List<String> keys = new FollowedJob(record, IMPORTER, job).keys("output");
        assertThat(keys).doesNotHaveDuplicates();
        assertThat(keys).containsExactlyInAnyOrderElementsOf(exported(IMPORTER, "$export").keys("output"));
    }

    @Test
    void only_the_wanted_elements_leave_when_elements_are_named() {
        FollowedJob export = exported(IMPORTER, "$export?_type=Observation,Patient&_elements=Observation.code");
        assertThat(export.lines("output")).allSatisfy(line -> {
            boolean patient = line.path("resourceType").asText().equals("Patient");
            assertThat(line.has("gender")).isEqualTo(patient);
            assertThat(line.has("valueQuantity")).isFalse();
        });
    }

    @Test
    void what_is_not_understood_is_refused_by_name() {
        assertThat(record.get(IMPORTER, "$export").status()).isEqualTo(400);
        for (String query : List.of(
                "_outputFormat=text/csv",
                "includeAssociatedData=LatestProvenanceResources",
                "_type=Nothing",
                "_since=yesterday",
                "_since=2026-13-41T00:00:00Z",
                "_typeFilter=Observation%3Fwhat%3D1",
                "_typeFilter=Observation%3F_sort%3Ddate",
                "_typeFilter=code%3D1",
                "_type=Patient&_typeFilter=Observation%3Fcode%3D1",
                "patient=p-own")) {
            Answer refused = kickOff(IMPORTER, "$export?" + query);
            assertThat(refused.status()).as(query).isEqualTo(400);
            assertThat(refused.body().path("resourceType").asText()).isEqualTo("OperationOutcome");
        }
        assertThat(record.jdbc()
                        .sql("select count(*) from record.job where state = 'open'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_file_leaves_deflated_where_that_is_accepted_and_every_download_is_in_the_audit() throws Exception {
        FollowedJob export = exported(IMPORTER, "$export?_type=Observation");
        String url = export.manifest().at("/output/0/url").asText();
        String base = record.get(IMPORTER, "Patient/p-own").http().uri().toString();
        URI address = URI.create(base.substring(0, base.indexOf("/fhir/")) + "/fhir/" + JobsByHand.below(url));
        HttpResponse<byte[]> deflated = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .header("Authorization", "Bearer " + IMPORTER)
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(deflated.headers().firstValue("Content-Encoding")).hasValue("gzip");
        String text = new String(
                new GZIPInputStream(new ByteArrayInputStream(deflated.body())).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text)
                .isEqualTo(record.get(IMPORTER, JobsByHand.below(url)).http().body());
        List<String> audited = new ArrayList<>(record.jdbc()
                .sql("select query from record.audit_event where query like ?")
                .param("$job/%" + url.substring(url.lastIndexOf('/') + 1))
                .query(String.class)
                .list());
        assertThat(audited).hasSize(2);
        assertThat(record.jdbc()
                        .sql("select count(*) from record.audit_event where query = '$export?_type'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    private static Answer kickOff(String token, String path) {
        return record.send(token, "GET", path, "", "Prefer", "respond-async");
    }

    private static FollowedJob exported(String token, String path) {
        String job = JobsByHand.followed(kickOff(token, path));
        JobsByHand.work(record);
        return new FollowedJob(record, token, job);
    }

    private static String fileOf(JsonNode manifest, String type) {
        for (JsonNode file : manifest.path("output")) {
            if (file.path("type").asText().equals(type)) {
                return JobsByHand.below(file.path("url").asText());
            }
        }
        throw new AssertionError(type);
    }
}
