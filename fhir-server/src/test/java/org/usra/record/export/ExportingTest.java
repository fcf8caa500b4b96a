package org.usra.record.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.access.TestTokens;
import org.usra.record.job.FollowedJob;
import org.usra.record.job.JobSettings;
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
        record = ExportScene.open();
    }

    @AfterAll
    static void close() {
        record.close();
    }

    @Test
    void everything_comes_once_byte_for_byte() {
        FollowedJob export = ExportScene.exported(record, IMPORTER, "$export");
        List<Long> all = record.jdbc()
                .sql("select count(*) from record.resource where document is not null")
                .query(Long.class)
                .list();
        assertThat(export.keys("output"))
                .doesNotHaveDuplicates()
                .hasSize(all.getFirst().intValue());
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
        FollowedJob export = ExportScene.exported(record, INSURER, "$export?_type=Patient,Coverage");
        assertThat(export.keys("output")).containsExactlyInAnyOrder("Patient/p-own", "Coverage/c");
        assertThat(ExportScene.exported(record, INSURER, "$export").keys("output"))
                .contains("Patient/p-own", "Organization/a-uhia")
                .noneMatch(key -> key.startsWith("Observation/"));
        assertThat(ExportScene.kickOff(record, INSURER, "$export?_type=Observation")
                        .status())
                .isEqualTo(403);
        assertThat(ExportScene.kickOff(record, TestTokens.person("doctor", "03"), "$export")
                        .status())
                .isEqualTo(403);
        assertThat(ExportScene.kickOff(record, TestTokens.person("callcentre", "0a"), "Patient/$export")
                        .status())
                .isEqualTo(403);
        assertThat(ExportScene.kickOff(record, INSURER, "Group/g/$export").status())
                .isEqualTo(403);
    }

    @Test
    void a_filter_is_a_search_and_its_alternatives_add_up() {
        FollowedJob hearts = ExportScene.exported(
                record,
                IMPORTER,
                "$export?_type=Observation&_typeFilter=Observation%3Fcode%3Dhttp%3A%2F%2Floinc.org%257C8867-4");
        assertThat(hearts.keys("output"))
                .hasSize(100)
                .contains("Observation/o-3")
                .doesNotContain("Observation/o-4");
        FollowedJob both = ExportScene.exported(
                record,
                IMPORTER,
                "$export?_type=Observation&_typeFilter=Observation%3Fcode%3D8867-4,Observation%3F_id%3Do-1%252Co-3");
        assertThat(both.keys("output")).hasSize(101).contains("Observation/o-1").doesNotHaveDuplicates();
    }

    @Test
    void a_group_is_its_members_records_and_a_patient_can_be_named() {
        assertThat(ExportScene.exported(record, IMPORTER, "Group/g/$export").keys("output"))
                .contains("Patient/p-own", "Coverage/c", "EpisodeOfCare/e-own")
                .filteredOn(key -> key.startsWith("Observation/"))
                .hasSize(150);
        assertThat(ExportScene.exported(record, IMPORTER, "Patient/$export").keys("output"))
                .contains("Patient/p-own", "Patient/p-other")
                .noneMatch(key -> key.startsWith("Organization/"));
        String named = "{'resourceType':'Parameters','parameter':[{'name':'patient','valueReference':{'reference':"
                + "'Patient/%s'}},{'name':'_type','valueString':'Observation'}]}";
        String job = JobsByHand.begin(
                record, IMPORTER, "Patient/$export", named.formatted("p-other"), "Prefer", "respond-async");
        JobsByHand.work(record);
        assertThat(new FollowedJob(record, IMPORTER, job).keys("output")).hasSize(150);
        assertThat(record.send(
                                IMPORTER,
                                "POST",
                                "Group/g/$export",
                                named.formatted("p-other"),
                                "Prefer",
                                "respond-async")
                        .status())
                .isEqualTo(404);
        assertThat(record.send(
                                INSURER,
                                "POST",
                                "Patient/$export",
                                named.formatted("p-other"),
                                "Prefer",
                                "respond-async")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_worker_that_dies_leaves_no_line_twice_and_none_out() throws IOException {
        String job = JobsByHand.followed(ExportScene.kickOff(record, IMPORTER, "$export"));
        JobsByHand.workAndDie(record, 3);
        Answer halfway = record.get(IMPORTER, job);
        assertThat(halfway.status()).isEqualTo(202);
        assertThat(halfway.http().headers().firstValue("X-Progress").orElseThrow())
                .matches("\\d{1,2}%, 1[2-9]\\d resources");
        JobsByHand.workAndDie(record, 2);
        // What a dead worker had written without keeping it is in no manifest.
        tearLastFile(job);
        JobsByHand.work(record);
        List<String> keys = new FollowedJob(record, IMPORTER, job).keys("output");
        assertThat(keys).doesNotHaveDuplicates();
        assertThat(keys)
                .containsExactlyInAnyOrderElementsOf(
                        ExportScene.exported(record, IMPORTER, "$export").keys("output"));
    }

    @Test
    void only_the_wanted_elements_leave_when_elements_are_named() {
        FollowedJob export =
                ExportScene.exported(record, IMPORTER, "$export?_type=Observation,Patient&_elements=Observation.code");
        assertThat(export.lines("output")).allSatisfy(line -> {
            boolean patient = line.path("resourceType").asText().equals("Patient");
            assertThat(line.has("gender")).isEqualTo(patient);
            assertThat(line.has("valueQuantity")).isFalse();
        });
    }

    /** Lines of a worker that died between writing and keeping. */
    private static void tearLastFile(String job) throws IOException {
        String id = job.substring(job.lastIndexOf('/') + 1);
        Path folder = record.bean(JobSettings.class).directory().resolve(id);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.writeString(file, "{\"resourceType\":\"Patient\",\"id\":\"torn", StandardOpenOption.APPEND);
            }
        }
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
