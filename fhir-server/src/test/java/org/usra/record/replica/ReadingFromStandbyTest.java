package org.usra.record.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.db.EmbeddedDatabase;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.access.TestTokens;

/** Reads with a real streaming replica behind the server, which the test holds back and takes away. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadingFromStandbyTest {

    private static final String IMPORT = TestTokens.conformance();
    private static final String DOCTOR = TestTokens.person("doctor", "03");
    private static final String[] ALLOW = {"X-Usra-Replica", "allow"};

    private static final EmbeddedDatabase DATABASE = EmbeddedDatabase.fresh();

    @SuppressWarnings("NullAway.Init")
    private static StandbyServer standby;

    @SuppressWarnings("NullAway.Init")
    private static RunningRecord record;

    @BeforeAll
    static void start() throws Exception {
        standby = StandbyServer.of(DATABASE);
        record = new RunningRecord(
                        "--spring.datasource.url=" + DATABASE.url(),
                        "--usra.read-replica.url=" + standby.url(DATABASE),
                        "--usra.read-replica.most-behind=60s",
                        "--usra.read-replica.every=1h")
                .withPosts();
    }

    @AfterAll
    static void stop() throws Exception {
        record.close();
        standby.close();
    }

    @Test
    void who_writes_reads_it_on_the_primary_until_the_standby_has_it() throws Exception {
        standby.pause(true);
        caughtUp(() -> true);
        patient("y-1", "Early");
        Answer own = record.send(IMPORT, "GET", "Patient/y-1", "", ALLOW);
        assertThat(own.status()).isEqualTo(200);
        assertThat(place(own)).isEmpty();
        assertThat(place(record.send(IMPORT, "GET", "Patient?_id=y-1", "", ALLOW)))
                .isEmpty();
        standby.pause(false);
        caughtUp(() ->
                place(record.send(IMPORT, "GET", "Patient/y-1", "", ALLOW)).equals("answered"));
        assertThat(record.send(IMPORT, "GET", "Patient/y-1", "", ALLOW)
                        .body()
                        .at("/name/0/family")
                        .asText())
                .isEqualTo("Early");
        for (String read : new String[] {"Patient/y-1/_history/1", "Patient/y-1/_history", "Patient?family=early"}) {
            Answer answer = record.send(IMPORT, "GET", read, "", ALLOW);
            assertThat(answer.status()).as(read).isEqualTo(200);
            assertThat(place(answer)).as(read).isEqualTo("answered");
        }
    }

    @Test
    void only_who_asks_for_it_is_answered_there_and_an_operation_never_is() {
        caughtUp(() ->
                place(record.send(IMPORT, "GET", "Patient/p-own", "", ALLOW)).equals("answered"));
        assertThat(place(record.get(IMPORT, "Patient/p-own"))).isEmpty();
        for (String other : new String[] {
            "Patient/p-own/$everything",
            "AuditEvent?_count=1",
            "Patient/p-own/AuditEvent?_count=1",
            "Patient?_id=p-own&_revinclude=AuditEvent:entity",
            "Patient/p-own/*?_count=1"
        }) {
            Answer answer = record.send(IMPORT, "GET", other, "", ALLOW);
            assertThat(answer.status()).as(other).isEqualTo(200);
            assertThat(place(answer)).as(other).isEmpty();
        }
        assertThat(place(record.send(DOCTOR, "GET", "Patient/p-own", "", ALLOW)))
                .isEqualTo("answered");
        assertThat(record.send(DOCTOR, "GET", "Patient/p-other", "", ALLOW).status())
                .isEqualTo(404);
    }

    @Test
    void a_read_there_is_audited_on_the_primary() {
        caughtUp(() ->
                place(record.send(IMPORT, "GET", "Patient/p-own", "", ALLOW)).equals("answered"));
        int before = audited();
        assertThat(place(record.send(DOCTOR, "GET", "Patient/p-own", "", ALLOW)))
                .isEqualTo("answered");
        assertThat(audited()).isEqualTo(before + 1);
    }

    @Test
    void a_standby_that_is_gone_takes_no_answer_with_it() throws Exception {
        try (StandbyServer brief = StandbyServer.of(DATABASE);
                RunningRecord other = new RunningRecord(
                        "--spring.datasource.url=" + DATABASE.url(),
                        "--usra.read-replica.url=" + brief.url(DATABASE),
                        "--usra.read-replica.every-read=true",
                        "--usra.read-replica.most-behind=600s",
                        "--usra.read-replica.every=1h")) {
            ReadPlace places = other.bean(ReadPlace.class);
            until(() -> {
                places.look();
                return place(other.get(IMPORT, "Patient/p-own")).equals("answered");
            });
            assertThat(places.health()).contains("reads");
            brief.close();
            for (int i = 0; i < 3; i++) {
                Answer answer = other.get(IMPORT, "Patient/p-own");
                assertThat(answer.status()).isEqualTo(200);
                assertThat(place(answer)).isEmpty();
            }
            assertThat(other.get("", "/ready").http().headers().firstValue("X-Usra-Standby"))
                    .contains("away or behind");
        }
    }

    private static int audited() {
        return record.jdbc()
                .sql("select count(*) from record.audit_event where query = 'Patient/p-own'")
                .query(Integer.class)
                .single();
    }

    private static void caughtUp(BooleanSupplier enough) {
        until(() -> {
            record.bean(ReadPlace.class).look();
            return enough.getAsBoolean();
        });
    }

    /** Each round asks two servers over a socket: no sleep is needed to let the replica work. */
    private static void until(BooleanSupplier enough) {
        for (int round = 0; round < 5_000; round++) {
            if (enough.getAsBoolean()) {
                return;
            }
        }
        throw new AssertionError("the standby did not catch up");
    }

    private static String place(Answer answer) {
        return answer.http().headers().firstValue("X-Usra-Replica").orElse("");
    }

    private static void patient(String id, String family) {
        record.load("{'resourceType':'Patient','id':'" + id + "','name':[{'family':'" + family + "'}]}");
    }
}
