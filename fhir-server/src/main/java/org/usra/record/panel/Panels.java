package org.usra.record.panel;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.row.Pipeline;
import org.usra.record.row.Values;

/** The panel of each family doctor: a counter of active enrolments in {@code record.panel}, and the list behind it. */
@Component
class Panels {

    private static final String COUNTED =
            "(select count(*) from record.enrolment where doctor = ? and status = 'active')";

    private static final String MOVED =
            "with moved as (update record.panel set enrolled = enrolled + ? where doctor = ? returning doctor)"
                    + " insert into record.panel (doctor, enrolled) select d, " + COUNTED
                    + " from (values (?)) t(d) where not exists (select from moved)"
                    + " on conflict (doctor) do update set enrolled = panel.enrolled + ?";

    private final Pipeline pipeline;
    private final JdbcClient jdbc;

    Panels(Pipeline pipeline, JdbcClient jdbc) {
        this.pipeline = pipeline;
        this.jdbc = jdbc;
    }

    /** Somebody in the panel, and since when. */
    record Entry(String person, Instant since) {}

    /** So many come (or go). Locks the panel until the transaction ends; one without a counter is counted, those included. */
    void move(String doctor, int people) {
        pipeline.add(MOVED, List.of(people, doctor, doctor, doctor, people));
    }

    /** Counts anew. The lock comes first: who is counted afterwards was counted by nobody else meanwhile. */
    void recount(String doctor) {
        pipeline.add(
                "insert into record.panel (doctor, enrolled) values (?, 0)"
                        + " on conflict (doctor) do update set enrolled = panel.enrolled",
                List.of(doctor));
        pipeline.add("update record.panel set enrolled = " + COUNTED + " where doctor = ?", List.of(doctor, doctor));
    }

    /** How many are enrolled with the doctor; nobody changes it while this transaction holds the panel. */
    int enrolled(String doctor) {
        return jdbc.sql("select coalesce((select enrolled from record.panel where doctor = ?), " + COUNTED + ")")
                .params(doctor, doctor)
                .query(Integer.class)
                .single();
    }

    /** Who was enrolled with this doctor of this unit just before that moment, by the periods of the enrolments. */
    List<Entry> list(String doctor, String unit, Instant before) {
        return jdbc.sql("""
                        select person, opened from record.enrolment
                        where doctor = ? and unit = ? and status in ('active', 'finished')
                          and opened < ? and (closed is null or closed >= ?)
                        order by opened, person""")
                .params(Values.of(doctor, unit, before, before))
                .query((row, i) -> new Entry(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
    }
}
