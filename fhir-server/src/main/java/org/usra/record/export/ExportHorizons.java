package org.usra.record.export;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.event.EventLog;
import org.usra.record.row.Values;
import org.usra.record.store.ResourceKey;

/**
 * Which events were final when an export began. A change bears the time at which it was made and is seen when it is committed:
 * what had an earlier time and was not yet committed is named here for the next export, so that nothing falls between.
 */
@Component
class ExportHorizons {

    private final JdbcClient jdbc;
    private final EventLog events;

    ExportHorizons(JdbcClient jdbc, EventLog events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Notes the horizon of an export of this transactionTime, before it reads anything. */
    void note(Instant transactionTime) {
        long horizon = events.after(Long.MAX_VALUE, 0).horizon();
        jdbc.sql("""
                        insert into record.export_horizon (at, seq) values (?, ?)
                        on conflict (at) do update set seq = least(export_horizon.seq, excluded.seq)""").params(Values.of(transactionTime, horizon)).update();
    }

    /** By type, the ids of what changed before this transactionTime and was committed too late for its export. */
    Map<String, List<String>> latecomers(Instant transactionTime) {
        return jdbc
                .sql("""
                        select distinct e.type, e.id from record.event e
                        where e.seq >= (select h.seq from record.export_horizon h where h.at = ?) and e.at < ?""")
                .params(Values.of(transactionTime, transactionTime))
                .query((row, number) -> new ResourceKey(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        ResourceKey::type, Collectors.mapping(ResourceKey::id, Collectors.toList())));
    }
}
