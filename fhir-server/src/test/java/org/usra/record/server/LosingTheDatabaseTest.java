package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.Samples;
import org.usra.record.access.TestTokens;

/** What a client is told whose session in the database ends under its request. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LosingTheDatabaseTest {

    @SuppressWarnings("NullAway.Init")
    private static RunningRecord record;

    @BeforeAll
    static void open() {
        record = new RunningRecord();
        record.load(Samples.patient("p-1"));
    }

    @AfterAll
    static void close() {
        record.close();
    }

    @Test
    void the_answer_is_503_and_does_not_say_that_nothing_was_changed() throws Exception {
        String token = TestTokens.conformance();
        try (Connection superuser = superuser();
                Connection observer = superuser();
                Statement statement = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            statement.execute("select from record.resource where id = 'p-1' for update");
            CompletableFuture<Answer> write = CompletableFuture.supplyAsync(
                    () -> record.send(token, "PUT", "Patient/p-1", Samples.patient("p-1")));
            endWhoWaits(observer);
            Answer answer = write.join();
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.http().headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.code()).isEqualTo("database-unavailable");
            assertThat(answer.body().at("/issue/0/details/text").asText())
                    .startsWith("The database does not answer")
                    .doesNotContain("Nothing was changed");
            superuser.rollback();
        }
        assertThat(record.send(token, "PUT", "Patient/p-1", Samples.patient("p-1"))
                        .status())
                .isEqualTo(200);
        assertThat(record.get(token, "Patient/p-1").body().at("/meta/versionId").asText())
                .isEqualTo("2");
    }

    private static void endWhoWaits(Connection observer) throws SQLException {
        boolean ended = false;
        while (!ended) {
            try (Statement statement = observer.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'"
                                    + " and usename = 'usra_record' and datname = current_database()")) {
                ended = rows.next();
            }
        }
    }

    private static Connection superuser() throws SQLException {
        try (Connection own = record.connection()) {
            return DriverManager.getConnection(own.getMetaData().getURL().replaceAll("\\?.*", ""), "postgres", "");
        }
    }
}
