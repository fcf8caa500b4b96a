package org.usra.record.rulebook;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The dated rule values of {@code record.rule_value}: which value held on a day. A missing rule is an error, never a default. */
@Component
public class RuleBook {

    /** Law is dated by the day in Egypt. */
    public static final ZoneId EGYPT = ZoneId.of("Africa/Cairo");

    private record Question(String key, LocalDate day) {}

    private record Value(BigDecimal amount, String unit) {}

    private final JdbcClient jdbc;

    // A rule row takes effect at midnight of its day, and rows are only added by a migration: a minute's memory is
    // safe.
    private final LoadingCache<Question, Value> values = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build(this::find);

    public RuleBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The value as a length of time in its unit: minutes, hours or days. */
    public Duration duration(String key, Instant at) {
        Value value = value(key, at);
        return switch (value.unit()) {
            case "minute", "minutes" -> Duration.ofMinutes(value.amount().longValueExact());
            case "hour", "hours" -> Duration.ofHours(value.amount().longValueExact());
            case "day", "days" -> Duration.of(value.amount().longValueExact(), ChronoUnit.DAYS);
            default -> throw new IllegalStateException("rule " + key + " is no length of time: " + value.unit());
        };
    }

    /** The value as a number, in the unit of its row. */
    public BigDecimal number(String key, Instant at) {
        return value(key, at).amount();
    }

    private Value value(String key, Instant at) {
        return values.get(new Question(key, at.atZone(EGYPT).toLocalDate()));
    }

    private Value find(Question question) {
        return jdbc.sql("""
                        select value, unit from record.rule_value
                        where key = ? and valid_from <= ? and (valid_to is null or valid_to > ?)
                        order by valid_from desc limit 1""")
                .params(question.key(), question.day(), question.day())
                .query((row, i) -> new Value(new BigDecimal(row.getString(1)), row.getString(2)))
                .optional()
                .orElseThrow(
                        () -> new IllegalStateException("no rule_value " + question.key() + " on " + question.day()));
    }
}
