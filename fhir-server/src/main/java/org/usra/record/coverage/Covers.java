package org.usra.record.coverage;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.rules.coverage.CoverState;

/** What the Coverages of a person say at a moment, and where the person is enrolled. */
@Component
class Covers {

    private final JdbcClient jdbc;

    Covers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The Coverage that decides: one in force if there is any, else the latest. */
    record Cover(
            String coverage,
            String payer,
            String status,
            Instant opened,
            @Nullable Instant closed) {

        CoverState at(Instant now) {
            if (now.isBefore(opened) || closed != null && !now.isBefore(closed)) {
                return CoverState.ENDED;
            }
            return status.equals("active") ? CoverState.IN_FORCE : CoverState.SUSPENDED;
        }
    }

    Optional<Cover> of(String person, Instant now) {
        List<Cover> covers = jdbc.sql("""
                        select coverage, payer, status, opened, closed from record.coverage_period
                        where person = ? order by opened desc, coverage""")
                .param(person)
                .query((row, i) -> new Cover(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        row.getTimestamp(5) == null ? null : row.getTimestamp(5).toInstant()))
                .list();
        return covers.stream().min(Comparator.comparing(cover -> cover.at(now)));
    }

    boolean isEnrolledAt(String person, String unit) {
        return jdbc.sql("select 1 from record.enrolment where person = ? and unit = ? and status = 'active'")
                .params(person, unit)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    boolean isRegistered(String person) {
        return jdbc.sql("select 1 from record.person where patient = ?")
                .param(person)
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
