package org.usra.referral.rulebook;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The dated rule rows of the process, asked for today. */
@Component
public class RuleValues {

    /** The scheme's days begin and end in Egypt. */
    public static final ZoneId ZONE = ZoneId.of("Africa/Cairo");

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY);

    private final JdbcClient jdbc;
    private final Clock clock;

    RuleValues(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public int number(String key) {
        return decimal(key).intValueExact();
    }

    public BigDecimal decimal(String key) {
        return new BigDecimal(text(key));
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    /** When a hospital must have answered a referral that it got at this moment. */
    public Instant answerDue(Instant from, boolean urgent) {
        if (urgent) {
            return from.plusSeconds(3600L * number("answer.deadline.urgent.hours"));
        }
        ZonedDateTime due = from.atZone(ZONE);
        for (int days = number("answer.deadline.routine.working-days"); days > 0; ) {
            due = due.plusDays(1);
            if (!WEEKEND.contains(due.getDayOfWeek())) {
                days--;
            }
        }
        return due.toInstant();
    }

    /** Whether a service takes a person of this age and sex today; no row means that it takes everybody. */
    public boolean fits(String service, int age, String sex) {
        return jdbc.sql("""
                        select not exists (
                          select from service_fit
                          where service = :service and valid_from <= :day and (valid_to is null or valid_to > :day)
                            and (:age < coalesce(min_age, 0) or :age > coalesce(max_age, 200)
                              or (sex is not null and sex <> :sex)))""")
                .param("service", service)
                .param("age", age)
                .param("sex", sex)
                .param("day", today())
                .query(Boolean.class)
                .single();
    }

    private String text(String key) {
        return jdbc.sql("""
                        select value from rule_value
                        where key = :key and valid_from <= :day and (valid_to is null or valid_to > :day)""")
                .param("key", key)
                .param("day", today())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException("no rule " + key + " in force today"));
    }
}
