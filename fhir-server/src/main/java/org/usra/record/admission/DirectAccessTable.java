package org.usra.record.admission;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.row.Values;
import org.usra.record.rulebook.RuleBook;

/** The services that a person may use without a referral, by age, sex, registered condition and date. */
@Component
public class DirectAccessTable {

    private final JdbcClient jdbc;

    public DirectAccessTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public boolean opens(@Nullable String service, @Nullable String patient, Instant now) {
        if (service == null || patient == null) {
            return false;
        }
        LocalDate today = now.atZone(RuleBook.EGYPT).toLocalDate();
        return jdbc.sql("""
                        select 1 from record.direct_access d, record.person p
                        where d.service = ? and p.patient = ?
                          and d.valid_from <= ? and (d.valid_to is null or d.valid_to > ?)
                          and (d.min_age is null or extract(year from age(?, p.birth_date)) >= d.min_age)
                          and (d.max_age is null or extract(year from age(?, p.birth_date)) <= d.max_age)
                          and (d.sex is null or d.sex = p.gender collate "default")
                          and (d.condition is null or exists (select 1 from record.person_condition c
                            where c.patient = p.patient and c.code = d.condition collate "C"))
                        limit 1""")
                .params(Values.of(service, patient, today, today, today, today))
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
