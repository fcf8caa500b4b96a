package org.usra.record.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.usra.record.RunningRecord;
import org.usra.record.Samples;
import org.usra.record.access.TestTokens;
import org.usra.record.job.FollowedJob;
import org.usra.record.job.JobsByHand;

/** With {@code _since} = the transactionTime of the last export, a client holds what the record holds. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportingAgainTest {

    private static final String IMPORTER = TestTokens.conformance();

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
    void what_changed_comes_again_and_what_was_deleted_comes_as_deletions() {
        record.load(Samples.patient("p-stays"), Samples.patient("p-changes"), Samples.patient("p-goes"));
        FollowedJob first = exported("$export");
        assertThat(first.keys("output")).contains("Patient/p-stays", "Patient/p-changes", "Patient/p-goes");
        assertThat(first.manifest().path("deleted")).isEmpty();

        record.load(Samples.patient("p-changes").replace("female", "male"), Samples.patient("p-new"));
        record.send(IMPORTER, "DELETE", "Patient/p-goes", "");
        FollowedJob second = exported("$export?_since=" + transactionTime(first));
        assertThat(second.keys("output")).containsExactlyInAnyOrder("Patient/p-changes", "Patient/p-new");
        List<JsonNode> bundles = second.lines("deleted");
        assertThat(bundles).hasSize(1);
        assertThat(bundles.getFirst().path("type").asText()).isEqualTo("transaction");
        assertThat(bundles.getFirst().at("/entry/0/request/method").asText()).isEqualTo("DELETE");
        assertThat(bundles.getFirst().findValuesAsText("url")).containsExactly("Patient/p-goes");
        assertThat(exported("$export?_type=Observation&_since=" + transactionTime(first))
                        .manifest()
                        .path("deleted"))
                .isEmpty();
    }

    @Test
    void what_was_made_before_and_committed_after_is_not_lost() {
        List<FollowedJob> early = new ArrayList<>();
        TransactionTemplate slow = new TransactionTemplate(record.bean(PlatformTransactionManager.class));
        slow.executeWithoutResult(status -> {
            // A writer whose time is early and whose commit is late, as a stalled process would be.
            late("p-late");
            Thread other = Thread.ofVirtual().start(() -> early.add(exported("$export")));
            try {
                other.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(early).hasSize(1);
        assertThat(early.getFirst().keys("output")).doesNotContain("Patient/p-late");
        assertThat(exported("$export?_since=" + transactionTime(early.getFirst()))
                        .keys("output"))
                .containsExactly("Patient/p-late");
    }

    /** The rows that a create writes, an hour old. */
    private static void late(String id) {
        record.jdbc()
                .sql("""
                        insert into record.resource (bucket, type, id, version, created, updated, present, method, patient,
                          keys, document)
                        select bucket, type, ?, 1, now() - interval '1 hour', now() - interval '1 hour', 0, 'PUT', ?,
                          '{}', convert_to(?, 'UTF8')
                        from record.resource where type = 103 and id = 'p-own'""")
                .params(id, id, Samples.patient(id).replace('\'', '"'))
                .update();
        record.jdbc().sql("""
                        insert into record.event (seq, at, interaction, type, id, version) values (
                          (select first_seq from record.event_era) + (pg_current_xact_id()::text::bigint << 20),
                          now() - interval '1 hour', 'create', 'Patient', ?, 1)""").param(id).update();
    }

    private static String transactionTime(FollowedJob export) {
        return export.manifest().path("transactionTime").asText();
    }

    private static FollowedJob exported(String path) {
        String job = JobsByHand.followed(record.send(IMPORTER, "GET", path, "", "Prefer", "respond-async"));
        JobsByHand.work(record);
        return new FollowedJob(record, IMPORTER, job);
    }
}
