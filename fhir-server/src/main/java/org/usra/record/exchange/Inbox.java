package org.usra.record.exchange;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.document.DocumentReader;
import org.usra.record.row.Values;

/** The messages that have come, each kept for ever, with what became of it. */
@Component
class Inbox {

    private final JdbcClient jdbc;
    private final DocumentReader reader;
    private final Clock clock;

    Inbox(JdbcClient jdbc, DocumentReader reader, Clock clock) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.clock = clock;
    }

    /** What became of a message. */
    enum Status {
        DONE("done"),
        QUARANTINED("quarantined"),
        REJECTED("rejected");

        private final String code;

        Status(String code) {
            this.code = code;
        }
    }

    /** A message that came before under the same id. */
    record Earlier(byte[] digest, byte[] answer) {}

    /** False where the message is there already; of two at the same moment the second waits for the first. */
    boolean enter(Caller caller, Message message) {
        Instant now = clock.instant();
        return jdbc.sql("""
                                insert into record.exchange_message (source, message, event, client, received, decided,
                                  tries, status, digest, body, answer)
                                values (?, ?, ?, ?, ?, ?, 0, 'done', ?, ?, ''::bytea) on conflict do nothing""")
                        .params(Values.of(
                                message.source(),
                                message.id(),
                                message.event(),
                                caller.client(),
                                now,
                                now,
                                message.digest(),
                                message.bundle().toBytes()))
                        .update()
                == 1;
    }

    void decide(Message message, Status status, @Nullable String reason, byte[] answer) {
        jdbc.sql("""
                        update record.exchange_message
                        set status = ?, reason = ?, answer = ?, decided = ?, tries = tries + 1
                        where source = ? and message = ?""")
                .params(Values.of(status.code, reason, answer, clock.instant(), message.source(), message.id()))
                .update();
    }

    Earlier earlier(Message message) {
        return jdbc.sql("select digest, answer from record.exchange_message where source = ? and message = ?")
                .params(message.source(), message.id())
                .query((row, i) -> new Earlier(row.getBytes(1), row.getBytes(2)))
                .single();
    }

    /** The quarantined message that was tried longest ago, if that was before then; nobody else tries it meanwhile. */
    Optional<Message> quarantined(Instant before) {
        return jdbc.sql("""
                        select body from record.exchange_message where status = 'quarantined' and decided < ?
                        order by decided, source, message limit 1 for update skip locked""")
                .params(Values.of(before))
                .query((row, i) -> Message.of(reader.readStored(row.getBytes(1))))
                .optional();
    }

    /** Locked until the transaction ends. */
    boolean isQuarantined(Message message) {
        return jdbc.sql("""
                        select status = 'quarantined' from record.exchange_message
                        where source = ? and message = ? for update""")
                .params(message.source(), message.id())
                .query(Boolean.class)
                .single();
    }

    long countOfQuarantined() {
        return jdbc.sql("select count(*) from record.exchange_message where status = 'quarantined'")
                .query(Long.class)
                .single();
    }
}
