package org.usra.record.booking;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.row.Values;

/** The place that each slot has, and who holds it. Taken by one conditional statement, so that of two one loses. */
@Component
class SlotPlaces {

    private final JdbcClient jdbc;

    SlotPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Enters or moves a slot; its holder stays. */
    void enter(String slot, @Nullable String schedule, @Nullable Instant starts, @Nullable Instant ends) {
        jdbc.sql("""
                        insert into record.slot_place (slot, schedule, starts, ends) values (?, ?, ?, ?)
                        on conflict (slot) do update
                        set schedule = excluded.schedule, starts = excluded.starts, ends = excluded.ends""").params(Values.of(slot, schedule, starts, ends)).update();
    }

    /** Takes a slot out of its schedule; its holder stays. */
    void close(String slot) {
        jdbc.sql("update record.slot_place set schedule = null, starts = null, ends = null where slot = ?")
                .param(slot)
                .update();
    }

    /** True when the appointment holds the slot now: it was free, its hold had expired, or it was held by the same. */
    boolean take(String slot, String appointment, @Nullable Instant heldUntil, Instant now) {
        return jdbc.sql("""
                        insert into record.slot_place (slot, holder, held_until) values (?, ?, ?)
                        on conflict (slot) do update set holder = excluded.holder, held_until = excluded.held_until
                        where slot_place.holder is null or slot_place.holder = excluded.holder
                          or slot_place.held_until < ?""")
                        .params(Values.of(slot, appointment, heldUntil, now))
                        .update()
                == 1;
    }

    /** Gives back whatever the appointment holds. */
    void release(String appointment) {
        jdbc.sql("update record.slot_place set holder = null, held_until = null where holder = ?")
                .param(appointment)
                .update();
    }

    /** The next free slots of the same schedule, for whoever lost this one. */
    List<String> nextFree(String slot, Instant now, int count) {
        return jdbc.sql("""
                        select n.slot from record.slot_place s join record.slot_place n on n.schedule = s.schedule
                        where s.slot = ? and n.slot <> s.slot and n.starts >= s.starts and n.starts > ?
                          and (n.holder is null or n.held_until < ?)
                        order by n.starts limit ?""")
                .params(Values.of(slot, now, now, count))
                .query(String.class)
                .list();
    }
}
