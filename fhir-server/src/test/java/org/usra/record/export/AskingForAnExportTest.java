package org.usra.record.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

/** What an export may not be asked, and how its files leave. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AskingForAnExportTest {

    private static final String IMPORTER = TestTokens.conformance();

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
            Answer refused = ExportScene.kickOff(record, IMPORTER, "$export?" + query);
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
        FollowedJob export = ExportScene.exported(record, IMPORTER, "$export?_type=Observation");
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
                .param(JobsByHand.below(url))
                .query(String.class)
                .list());
        assertThat(audited).hasSize(2);
        assertThat(record.jdbc()
                        .sql("select count(*) from record.audit_event where query = '$export?_type'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }
}
