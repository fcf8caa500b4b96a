package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A delete by condition that has to wait for somebody else's change of what it found. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeletingWhatOthersChangeTest extends RecordOverHttp {

    private static final String PERSON =
            "{\"resourceType\":\"Person\",\"identifier\":[{\"system\":\"urn:t\",\"value\":\"turned\"}]}";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource connections;

    @Test
    void what_matches_no_longer_when_its_turn_comes_stays() throws Exception {
        String id = given(PERSON);
        String key = "Person/" + id;
        String changed = "{\"resourceType\":\"Person\",\"id\":\"" + id + "\",\"gender\":\"male\"}";
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();
                Connection holder = connections.getConnection()) {
            holder.setAutoCommit(false);
            lock(holder, id);
            Future<Reply> change = others.submit(() -> send("PUT", key, changed));
            awaitWaiting(1);
            Future<Reply> deletion = others.submit(() -> send(
                    "DELETE", "Person?identifier=urn:t|turned&_count=9", null, "Prefer", "return=OperationOutcome"));
            awaitWaiting(2);
            holder.rollback();

            assertThat(change.get().status()).isEqualTo(200);
            assertThat(deletion.get().diagnosis()).isEqualTo("Resources deleted: 0.");
        }
        assertThat(get(key).status()).isEqualTo(200);
    }

    private static void lock(Connection holder, String id) throws SQLException {
        try (Statement statement = holder.createStatement()) {
            statement.execute("select 1 from record.resource where id = '" + id + "' for update");
        }
    }

    private void awaitWaiting(int number) {
        long waiting = 0;
        while (waiting < number) {
            waiting = jdbc.sql("select count(*) from pg_locks where not granted")
                    .query(Long.class)
                    .single();
        }
    }
}
