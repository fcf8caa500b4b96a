package org.usra.record.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.Samples;
import org.usra.record.access.TestTokens;
import org.usra.record.commit.DerivedRowsCheck;

/** Whatever happens at the same moment, a panel holds no more than its limit, and its counter is the number of its rows. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ManyEnrolInOnePanelTest {

    private static final int LIMIT = 50;
    private static final int THREADS = 32;

    private static RunningRecord record;

    @BeforeAll
    static void open() {
        record = PanelScene.open(LIMIT);
    }

    @AfterAll
    static void close() {
        record.close();
    }

    @Test
    void
            of_two_hundred_who_are_enrolled_by_thirty_two_threads_fifty_are_and_after_ends_and_transfers_the_counters_hold()
                    throws Exception {
        List<String> people = PanelScene.people(record, "many-", 200);
        List<Callable<Answer>> wishes = people.stream()
                .<Callable<Answer>>map(person -> () -> assign(person, PanelScene.FIRST, person))
                .toList();

        List<Answer> answers = atOnce(wishes);

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(LIMIT);
        assertThat(answers.stream().filter(answer -> answer.status() != 200))
                .extracting(answer -> answer.status() + " " + answer.code())
                .containsOnly("409 panel-full");
        assertThat(PanelScene.rows(record, PanelScene.FIRST)).isEqualTo(LIMIT);
        assertThat(PanelScene.counter(record, PanelScene.FIRST)).isEqualTo(LIMIT);

        SplittableRandom random = new SplittableRandom(28);
        List<Callable<Answer>> changes = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String person = people.get(random.nextInt(120));
            String doctor = List.of(PanelScene.FIRST, PanelScene.SECOND, PanelScene.THIRD)
                    .get(random.nextInt(3));
            String key = "change-" + i;
            changes.add(random.nextInt(6) == 0 ? () -> end(person) : () -> assign(person, doctor, key));
        }

        List<Answer> changed = atOnce(changes);

        assertThat(changed)
                .extracting(answer -> answer.status() + " " + answer.code())
                .isSubsetOf(
                        "200 ",
                        "404 ",
                        "409 panel-full",
                        "412 stale-version",
                        "422 doctor-unchanged",
                        "422 not-enrolled-here",
                        "422 reference-not-found");
        for (String doctor : List.of(PanelScene.FIRST, PanelScene.SECOND, PanelScene.THIRD)) {
            assertThat(PanelScene.rows(record, doctor)).as(doctor).isBetween(1, LIMIT);
            assertThat(PanelScene.counter(record, doctor)).as(doctor).isEqualTo(PanelScene.rows(record, doctor));
        }
        assertThat(record.bean(DerivedRowsCheck.class).differences()).isEmpty();
        assertThat(record.jdbc()
                        .sql("select count(*) from record.event later join record.event earlier using (type, id)"
                                + " where later.version > earlier.version and later.seq < earlier.seq")
                        .query(Long.class)
                        .single())
                .as("events that stand before the one they follow")
                .isZero();
    }

    /** With a key, so that the transaction has its number before it waits for the person's enrolment. */
    private static Answer assign(String person, String doctor, String key) {
        return record.send(
                PanelScene.REGISTRAR,
                "POST",
                "EpisodeOfCare/$assign",
                PanelScene.form(person, doctor, ""),
                "Idempotency-Key",
                key);
    }

    /** Ends whatever enrolment the person has, as a register that is loaded does. */
    private static Answer end(String person) {
        String register = TestTokens.conformance();
        Answer found = record.get(register, "EpisodeOfCare?status=active&patient=Patient/" + person);
        if (!(found.body().at("/entry/0/resource") instanceof ObjectNode episode)) {
            return new Answer(404, found.body(), found.http());
        }
        episode.put("status", "finished");
        return record.send(
                register,
                "PUT",
                "EpisodeOfCare/" + episode.path("id").asText(),
                episode.toString(),
                "If-Match",
                "W/\"" + episode.at("/meta/versionId").asText() + "\"");
    }

    @Test
    void a_register_that_is_loaded_may_exceed_the_limit_and_nobody_else_joins_until_there_is_room() {
        record.load("""
                {'resourceType':'PractitionerRole','id':'role-loaded','active':true,'organization':{'reference':
                'Organization/u-manakh-1'},'code':[{'coding':[{'system':
                'https://fhir.usra.example/CodeSystem/post-role','code':'doctor'}]}]}""");
        TreeSet<String> loaded = new TreeSet<>();
        for (int i = 0; i < LIMIT + 2; i++) {
            loaded.add("loaded-" + i);
            record.load(
                    Samples.patient("loaded-" + i),
                    Samples.enrolment("e-loaded-" + i, "loaded-" + i, "u-manakh-1", "role-loaded"));
        }
        PanelScene.people(record, "late-", 1);
        assertThat(PanelScene.counter(record, "role-loaded")).isEqualTo(LIMIT + 2);
        assertThat(PanelScene.assign(record, "late-0", "role-loaded").code()).isEqualTo("panel-full");
        loaded.stream()
                .limit(3)
                .forEach(person -> assertThat(end(person).status()).isEqualTo(200));
        assertThat(PanelScene.counter(record, "role-loaded")).isEqualTo(LIMIT - 1);
        assertThat(PanelScene.assign(record, "late-0", "role-loaded").status()).isEqualTo(200);
        assertThat(PanelScene.counter(record, "role-loaded")).isEqualTo(LIMIT);
    }

    private static List<Answer> atOnce(List<Callable<Answer>> wishes) throws Exception {
        try (ExecutorService senders = Executors.newFixedThreadPool(THREADS)) {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : senders.invokeAll(wishes)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
