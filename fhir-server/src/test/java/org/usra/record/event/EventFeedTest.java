package org.usra.record.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.usra.db.EmbeddedDatabase;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EventFeedTest {

    private final EmbeddedDatabase database = EmbeddedDatabase.fresh();

    private Connection connection() throws Exception {
        return DriverManager.getConnection(database.url(), "usra_record", EmbeddedDatabase.PASSWORD);
    }

    private static EventLog log(Connection connection) {
        return new EventLog(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
    }

    private static void append(Connection connection, String id) {
        log(connection).append(List.of(new EventLog.Announcement("create", "Patient", id, 1, Instant.EPOCH)));
    }

    @Test
    void a_lower_number_committed_later_is_not_lost() throws Exception {
        try (Connection slow = connection();
                Connection fast = connection();
                Connection reader = connection()) {
            slow.setAutoCommit(false);
            append(slow, "slow");
            append(fast, "fast");
            List<String> read = new ArrayList<>();
            long cursor = 0;
            for (RecordEvent event : log(reader).after(cursor, 100).events()) {
                read.add(event.id());
                cursor = event.seq();
            }
            assertThat(read).isEmpty();
            slow.commit();
            log(reader).after(cursor, 100).events().forEach(event -> read.add(event.id()));
            assertThat(read).containsExactly("slow", "fast");
        }
    }

    @Test
    void what_is_read_stays_before_whatever_comes_later() throws Exception {
        try (Connection writer = connection()) {
            append(writer, "1");
            append(writer, "2");
            append(writer, "3");
            EventLog log = log(writer);
            EventLog.Page first = log.after(0, 2);
            assertThat(first.events()).extracting(RecordEvent::id).containsExactly("1", "2");
            EventLog.Page second = log.after(first.events().getLast().seq(), 2);
            assertThat(second.events()).extracting(RecordEvent::id).containsExactly("3");
            assertThat(second.horizon()).isGreaterThan(second.events().getLast().seq());
        }
    }

    @Test
    void an_event_can_be_neither_changed_nor_deleted() throws Exception {
        try (Connection writer = connection()) {
            append(writer, "1");
            assertThatThrownBy(() -> writer.createStatement().execute("delete from record.event"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> writer.createStatement().execute("update record.event set id = 'x'"))
                    .hasMessageContaining("permission denied");
        }
    }
}
