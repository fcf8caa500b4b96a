package org.usra.record.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.usra.db.EmbeddedDatabase;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PipelineTest {

    private static final String INSERT = "insert into said (id, word) values (?, ?)";

    private static HikariDataSource source;
    private static Pipeline pipeline;
    private static TransactionTemplate transaction;

    @BeforeAll
    static void open() throws SQLException {
        source = new HikariDataSource();
        source.setJdbcUrl(EmbeddedDatabase.fresh().url());
        source.setUsername("postgres");
        source.setMaximumPoolSize(2);
        pipeline = new Pipeline(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        pipeline.template()
                .execute("create table said (id int primary key, word text, n bigint[], d double precision[],"
                        + " t text[], b bytea, at timestamptz, until timestamptz, day date, yes boolean)");
    }

    @AfterAll
    static void close() {
        source.close();
    }

    @BeforeEach
    void empty() {
        pipeline.template().update("delete from said");
    }

    private static List<Integer> said() {
        return pipeline.template().queryForList("select id from said order by id", Integer.class);
    }

    @Test
    void what_was_said_is_done_before_anything_is_asked() {
        transaction.executeWithoutResult(status -> {
            pipeline.add(INSERT, List.of(1, "a"));
            pipeline.add("update said set id = id + 10 where id = ?", List.of(1));
            assertThat(said()).containsExactly(11);
        });
    }

    @Test
    void more_values_than_the_protocol_counts_are_refused_and_spoil_no_connection() {
        List<Object> values = new ArrayList<>(Collections.nCopies(65_536, 1));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> transaction.executeWithoutResult(status -> pipeline.add(
                            "delete from said where id in (" + String.join(",", Collections.nCopies(65_536, "?")) + ")",
                            values)))
                    .hasStackTraceContaining("65536 values");
            assertThat(said()).isEmpty();
        }
    }

    @Test
    void it_is_there_after_the_commit_and_gone_after_a_rollback() {
        transaction.executeWithoutResult(status -> pipeline.add(INSERT, List.of(1, "a")));
        transaction.executeWithoutResult(status -> {
            pipeline.add(INSERT, List.of(2, "b"));
            status.setRollbackOnly();
        });
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    pipeline.add(INSERT, List.of(3, "c"));
                    assertThat(said()).contains(3);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(said()).containsExactly(1);
    }

    @Test
    void one_refused_statement_undoes_all_and_the_connection_lives_on() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    pipeline.add(INSERT, List.of(1, "a"));
                    pipeline.add(INSERT, List.of(1, "again"));
                    pipeline.add(INSERT, List.of(2, "b"));
                }))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(said()).isEmpty();
        transaction.executeWithoutResult(status -> pipeline.add(INSERT, List.of(1, "a")));
        assertThat(said()).containsExactly(1);
    }

    @Test
    void the_guard_of_the_refused_statement_speaks() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    pipeline.add(INSERT, List.of(7, "a"), Guard.constraint("said", "7", () -> refused("first")));
                    pipeline.add(INSERT, List.of(8, "b"), Guard.constraint("said", "8", () -> refused("second")));
                    pipeline.add(INSERT, List.of(8, "c"), Guard.constraint("other", "8", () -> refused("third")));
                }))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.refusals().getFirst().code()).isEqualTo("second"));
    }

    @Test
    void a_statement_that_changed_nothing_can_be_a_failure() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> pipeline.add(
                        "with changed as (update said set word = ? where id = ? returning 1)"
                                + " select 1 / count(*) from changed",
                        List.of("a", 1),
                        Guard.nothingChanged(() -> refused("nothing")))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_failure_never_quotes_the_values_of_the_statement() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    pipeline.add(INSERT, List.of(1, "a"));
                    pipeline.add(INSERT, List.of(1, "فاطمة"));
                }))
                .satisfies(failure -> {
                    for (Throwable each = failure; each != null; each = each.getCause()) {
                        assertThat(String.valueOf(each.getMessage())).doesNotContain("فاطمة");
                    }
                });
    }

    @Test
    void every_kind_of_value_arrives_as_it_was_sent() {
        Instant at = Instant.parse("2026-11-25T20:53:19.868123Z");
        transaction.executeWithoutResult(status -> pipeline.add(
                "insert into said (id, word, n, d, t, b, at, until, day, yes) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                Values.of(
                        (short) 5,
                        null,
                        new long[] {1, Long.MIN_VALUE},
                        new double[] {1.5, Double.NaN},
                        new String[] {"a,\"b\"", "", "ي\\"},
                        new byte[] {0, -1},
                        at.atOffset(ZoneOffset.ofHours(2)),
                        at,
                        LocalDate.of(2026, 2, 28),
                        true)));
        Map<String, Object> row = pipeline.template()
                .queryForMap(
                        "select word, n::text, d::text, t::text, b, at, until, day::text, yes from said where id = 5");
        assertThat(row)
                .containsEntry("word", null)
                .containsEntry("n", "{1,-9223372036854775808}")
                .containsEntry("d", "{1.5,NaN}")
                .containsEntry("t", "{\"a,\\\"b\\\"\",\"\",\"ي\\\\\"}")
                .containsEntry("b", new byte[] {0, -1})
                .containsEntry("at", Timestamp.from(at))
                .containsEntry("until", Timestamp.from(at))
                .containsEntry("day", "2026-02-28")
                .containsEntry("yes", true);
    }

    @Test
    void outside_a_transaction_nothing_may_be_said() {
        assertThatThrownBy(() -> pipeline.add(INSERT, List.of(1, "a"))).isInstanceOf(IllegalStateException.class);
    }

    private static Refused refused(String code) {
        return new Refused(RefusalKind.CONFLICT, new Refusal(code, "لا", "no"));
    }
}
