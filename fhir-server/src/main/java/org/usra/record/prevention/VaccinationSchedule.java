package org.usra.record.prevention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.row.Values;
import org.usra.rules.prevention.ScheduledDose;
import org.usra.rules.prevention.ScheduledDose.Earlier;

/** The national schedule as it holds on a day. A dose without its rules of catching up is an error, never left out. */
@Component
class VaccinationSchedule {

    private final JdbcClient jdbc;

    VaccinationSchedule(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a vaccine is called. */
    record Name(String english, String arabic) {}

    List<ScheduledDose> on(LocalDate day) {
        return jdbc.sql("""
                        select s.vaccine, s.dose, s.age_months, c.follows_vaccine, c.follows_dose, c.min_interval_days,
                          c.due_days, c.max_age_months
                        from record.vaccination_schedule s
                        left join record.vaccination_catch_up c on c.vaccine = s.vaccine and c.dose = s.dose
                          and c.valid_from <= ? and (c.valid_to is null or c.valid_to > ?)
                        where s.valid_from <= ? and (s.valid_to is null or s.valid_to > ?)""")
                .params(Values.of(day, day, day, day))
                .query((row, i) -> dose(row))
                .list();
    }

    /** By the code of the vaccine, as far as the vocabulary knows it. */
    Map<String, Name> names() {
        return jdbc
                .sql("select code, name_en, name_ar from record.demo_code where system = 'vaccine'")
                .query((row, i) -> Map.entry(row.getString(1), new Name(row.getString(2), row.getString(3))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static ScheduledDose dose(ResultSet row) throws SQLException {
        String vaccine = row.getString("vaccine");
        int dose = row.getInt("dose");
        if (row.getObject("due_days") == null) {
            throw new IllegalStateException("no vaccination_catch_up for " + vaccine + " " + dose);
        }
        String follows = row.getString("follows_vaccine");
        return new ScheduledDose(
                vaccine,
                dose,
                row.getInt("age_months"),
                follows == null
                        ? null
                        : new Earlier(follows, row.getInt("follows_dose"), row.getInt("min_interval_days")),
                row.getInt("due_days"),
                row.getInt("max_age_months"));
    }
}
