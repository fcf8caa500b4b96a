package org.usra.record.subscription;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.row.Values;
import org.usra.record.store.ResourceKey;

/** The numbered events of each Subscription. */
@Component
class NumberedEvents {

    private final JdbcClient jdbc;

    NumberedEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String subscription, List<NumberedEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into record.subscription_event
                          (subscription, number, seq, at, interaction, type, id, version)
                        select ?, e.* from unnest(?::bigint[], ?::bigint[], ?::timestamptz[], ?::text[], ?::text[],
                          ?::text[], ?::bigint[]) e(number, seq, at, interaction, type, id, version)""")
                .param(subscription)
                .param(events.stream().map(NumberedEvent::number).toArray(Long[]::new))
                .param(events.stream().map(NumberedEvent::seq).toArray(Long[]::new))
                .param(events.stream().map(event -> event.at().toString()).toArray(String[]::new))
                .param(events.stream().map(NumberedEvent::interaction).toArray(String[]::new))
                .param(events.stream().map(event -> event.key().type()).toArray(String[]::new))
                .param(events.stream().map(event -> event.key().id()).toArray(String[]::new))
                .param(events.stream().map(NumberedEvent::version).toArray(Long[]::new))
                .update();
    }

    /** In order, from the first number to the last, both included. */
    List<NumberedEvent> between(String subscription, long first, long last, int most) {
        return jdbc.sql("""
                        select number, seq, at, interaction, type, id, version from record.subscription_event
                        where subscription = ? and number between ? and ? order by number limit ?""")
                .params(Values.of(subscription, first, last, most))
                .query((row, i) -> new NumberedEvent(
                        row.getLong(1),
                        row.getLong(2),
                        row.getTimestamp(3).toInstant(),
                        row.getString(4),
                        new ResourceKey(row.getString(5), row.getString(6)),
                        row.getLong(7)))
                .list();
    }

    /** Forgets what was delivered and is older; what waits for its receiver stays, however old. */
    void forgetDelivered(Instant before) {
        jdbc.sql("""
                        delete from record.subscription_event e using record.subscription_delivery d
                        where d.id = e.subscription and e.number <= d.acknowledged and e.at < ?""").params(Values.of(before)).update();
    }
}
