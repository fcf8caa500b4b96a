package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
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

/** Two who bring a new resource of one id at the same moment. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BringingTheSameIdTest extends RecordOverHttp {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource connections;

    @Test
    void the_second_is_told_that_another_was_first_and_what_to_do() throws Exception {
        given("Person", "brings-first", "\"active\":true");
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();
                Connection holder = connections.getConnection()) {
            holder.setAutoCommit(false);
            try (Statement statement = holder.createStatement()) {
                statement.execute("insert into record.resource_home (type, id, bucket)"
                        + " select type, 'brought-twice', bucket from record.resource where id = 'brings-first'");
            }
            Future<Reply> second = others.submit(() ->
                    send("PUT", "Person/brought-twice", "{\"resourceType\":\"Person\",\"id\":\"brought-twice\"}"));
            awaitWaiting();
            holder.commit();

            Reply refused = second.get();
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("collision");
            assertThat(refused.diagnosis())
                    .isEqualTo("Another request created a resource with the same id at the same moment; nothing was"
                            + " written. Read that resource and send your change of it, or send another id.");
        }
        jdbc.sql("delete from record.resource_home where id = 'brought-twice'").update();
        assertThat(get("Person/brought-twice").status()).isEqualTo(404);
    }

    private void awaitWaiting() {
        long waiting = 0;
        while (waiting == 0) {
            waiting = jdbc.sql("select count(*) from pg_locks where not granted")
                    .query(Long.class)
                    .single();
        }
    }
}
