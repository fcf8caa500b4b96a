package org.usra.record.reindex;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.Samples;
import org.usra.record.access.TestTokens;
import org.usra.record.commit.EveryDerivation;
import org.usra.record.job.JobsByHand;

/** A reindex runs while people work: they are all answered, and what it leaves is what the documents say. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReindexingUnderWritersTest {

    private static final int WRITERS = 4;

    @SuppressWarnings("NullAway.Init")
    private static RunningRecord record;

    /** What a writer was answered, and how long it had waited for it. */
    private record Written(int status, long millis) {}

    @BeforeAll
    static void open() {
        record = EveryDerivation.open(JobsByHand.SETTINGS);
        for (int i = 0; i < 600; i += 100) {
            List<String> some = new ArrayList<>();
            for (int j = i; j < i + 100; j++) {
                some.add(Samples.patient("many-" + j));
            }
            record.load(some.toArray(String[]::new));
        }
    }

    @AfterAll
    static void close() {
        record.close();
    }

    @Test
    void a_repair_finds_the_damage_while_writers_write_and_none_waits_for_its_end() throws Exception {
        assertThat(record.jdbc()
                        .sql("update record.resource set keys = '{}' where id like 'many-%'")
                        .update())
                .isEqualTo(600);
        long[] took = new long[1];
        List<Written> written = whileWritersWrite(() -> took[0] = reindex("repair"));
        assertThat(written).allMatch(one -> one.status() < 300);
        assertThat(written).filteredOn(one -> one.millis() < took[0]).hasSizeGreaterThan(WRITERS);
        assertThat(differences()).isEmpty();
    }

    @Test
    void a_rebuild_lets_writers_wait_for_it_and_for_nothing_else() throws Exception {
        long[] took = new long[1];
        List<Written> written = whileWritersWrite(() -> {
            for (int i = 0; i < 3; i++) {
                took[0] = Math.max(took[0], reindex("rebuild"));
            }
        });
        assertThat(written).allMatch(one -> one.status() < 300);
        long longest = written.stream().mapToLong(Written::millis).max().orElseThrow();
        // It waits for those at work, and those that come wait for it: together not longer than two of them and a
        // write.
        assertThat(longest).isLessThan(2 * took[0] + 5_000);
        assertThat(differences()).isEmpty();
    }

    @Test
    void a_check_while_writers_write_reports_nothing_that_is_not_so() throws Exception {
        List<String> found = new ArrayList<>();
        List<Written> written = whileWritersWrite(() -> found.addAll(differences()));
        assertThat(written).allMatch(one -> one.status() < 300);
        assertThat(found).isEmpty();
    }

    private interface Work {
        void run() throws Exception;
    }

    private static List<Written> whileWritersWrite(Work work) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Queue<Written> written = new ConcurrentLinkedQueue<>();
        CountDownLatch begun = new CountDownLatch(WRITERS);
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int number = i;
            writers.add(Thread.ofPlatform().start(() -> {
                for (int round = 0; !over.get(); round++) {
                    written.add(write(number, round));
                    begun.countDown();
                }
            }));
        }
        begun.await();
        try {
            work.run();
        } finally {
            over.set(true);
            for (Thread writer : writers) {
                writer.join();
            }
        }
        return List.copyOf(written);
    }

    /** A patient of its own, new or changed, with an enrolment that moves between two units and an identifier that changes. */
    private static Written write(int writer, int round) {
        String id = "w" + writer + "-" + round % 7;
        String unit = round % 2 == 0 ? "u-manakh-1" : "u-kuwait";
        String patient = Samples.patient(id)
                .replaceFirst("}$", ",'identifier':[{'system':'urn:w','value':'" + id + "-" + round + "'}]}");
        long begin = System.nanoTime();
        Answer answer = record.post(
                TestTokens.conformance(),
                "",
                "{'resourceType':'Bundle','type':'transaction','entry':[" + put("Patient/" + id, patient) + ","
                        + put("EpisodeOfCare/e-" + id, Samples.enrolment("e-" + id, id, unit)) + "]}");
        return new Written(answer.status(), (System.nanoTime() - begin) / 1_000_000);
    }

    private static String put(String url, String resource) {
        return "{'resource':" + resource + ",'request':{'method':'PUT','url':'" + url + "'}}";
    }

    private static String admin() {
        return TestTokens.person("admin", "0c");
    }

    /** How many milliseconds it took. */
    private static long reindex(String mode) {
        long begin = System.nanoTime();
        String job = JobsByHand.begin(record, admin(), "$reindex?mode=" + mode, "");
        JobsByHand.work(record);
        Answer answer = record.get(admin(), job);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return (System.nanoTime() - begin) / 1_000_000;
    }

    private static List<String> differences() {
        String job = JobsByHand.begin(record, admin(), "$reindex?mode=check", "");
        JobsByHand.work(record);
        List<String> differences = new ArrayList<>();
        for (JsonNode parameter : record.get(admin(), job).body().path("parameter")) {
            if (parameter.path("name").asText().matches("difference|differingTable|failure")) {
                differences.add(parameter.toString());
            }
        }
        return differences;
    }
}
