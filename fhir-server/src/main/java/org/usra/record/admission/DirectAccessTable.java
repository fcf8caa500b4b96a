package org.usra.record.admission;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.rulebook.RuleBook;

/** The services that a person may use without a referral, by age, sex and date. */
@Component
public class DirectAccessTable {

    private final JdbcClient jdbc;

    public DirectAccessTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row that asks for a condition opens nothing here: who has the condition is not decided at the door. */
    public boolean opens(@Nullable String service, @Nullable String patient, Instant now) {
        if (service == null || patient == null) {
            return false;
        }
        LocalDate today = now.atZone(RuleBook.EGYPT).toLocalDate();
        return jdbc.sql("""
                        select 1 from record.direct_access d, record.person p
                        where d.service = ? and p.patient = ? and d.condition is null
                          and d.valid_from <= ? and (d.valid_to is null or d.valid_to > ?)
                          and (d.min_age is null or extract(year from age(?, p.birth_date)) >= d.min_age)
                          and (d.max_age is null or extract(year from age(?, p.birth_date)) <= d.max_age)
                          and (d.sex is null or d.sex = p.gender collate "default")
                        limit 1""")
                .params(
                        service,
                        patient,
                        Date.valueOf(today),
                        Date.valueOf(today),
                        Date.valueOf(today),
                        Date.valueOf(today))
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
