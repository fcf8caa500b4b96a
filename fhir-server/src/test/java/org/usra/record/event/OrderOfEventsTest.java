package org.usra.record.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
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
import org.usra.record.access.TestTokens;

/** Whoever waits must not announce a version before the one that it follows. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OrderOfEventsTest {

    private static final List<String> IDS = List.of("order-a", "order-b", "order-c");

    private static RunningRecord record;

    @BeforeAll
    static void start() {
        record = new RunningRecord();
        IDS.forEach(id -> record.load(basic(id, "first")));
    }

    @AfterAll
    static void stop() {
        record.close();
    }

    @Test
    void a_bundle_that_waited_stands_behind_what_changed_meanwhile() throws Exception {
        try (ExecutorService sender = Executors.newVirtualThreadPerTaskExecutor();
                Connection holding = record.superuser();
                Statement statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            statement.execute("select from record.resource where id = 'order-b' for update");
            Future<Answer> bundle = sender.submit(OrderOfEventsTest::changeAll);
            awaitWaiting();
            // The Bundle has its number from order-a, and waits for order-b.
            assertThat(put("order-c", "meanwhile").status()).isEqualTo(200);
            holding.rollback();

            assertThat(bundle.get().status()).as("%s", bundle.get().body()).isEqualTo(200);
        }

        for (String id : IDS) {
            List<Long> versions = record.jdbc()
                    .sql("select version from record.event where id = ? order by seq")
                    .param(id)
                    .query(Long.class)
                    .list();
            assertThat(versions).as(id).isSorted().doesNotHaveDuplicates();
        }
        assertThat(record.get(token(), "Basic/order-c").body().at("/code/text").asText())
                .isEqualTo("bundle");
    }

    private static Answer changeAll() {
        StringBuilder entries = new StringBuilder();
        for (String id : IDS) {
            entries.append(entries.isEmpty() ? "" : ",")
                    .append("{\"fullUrl\":\"urn:test:" + id + "\",\"resource\":" + basic(id, "bundle")
                            + ",\"request\":{\"method\":\"PUT\",\"url\":\"Basic/" + id + "\"}}");
        }
        return record.post(
                token(), "", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entries + "]}");
    }

    private static Answer put(String id, String text) {
        return record.send(token(), "PUT", "Basic/" + id, basic(id, text));
    }

    private static String basic(String id, String text) {
        return "{\"resourceType\":\"Basic\",\"id\":\"" + id + "\",\"code\":{\"text\":\"" + text + "\"}}";
    }

    private static String token() {
        return TestTokens.conformance();
    }

    private static void awaitWaiting() {
        long waiting = 0;
        while (waiting == 0) {
            waiting = record.jdbc()
                    .sql("select count(*) from pg_locks where not granted")
                    .query(Long.class)
                    .single();
        }
    }
}
