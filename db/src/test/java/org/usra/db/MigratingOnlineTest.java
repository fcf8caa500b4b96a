package org.usra.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import liquibase.exception.LiquibaseException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A migration runs while the version before serves: docs/operation.md. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MigratingOnlineTest {

    private static final Path CHANGE_LOGS = Path.of("src/main/resources/db/changelog");

    /** The last files of before the first release: no database in use was ever migrated by them. */
    private static final Map<String, String> NO_TABLE_IN_USE = Map.of(
            "record", "0100-subscription.sql", "process", "0003-leases.sql", "ui", "0001-draft-and-preference.sql");

    @ParameterizedTest
    @ValueSource(strings = {"record", "process", "ui"})
    void no_change_set_stops_who_is_at_work(String schema) throws IOException {
        String last = NO_TABLE_IN_USE.get(schema);
        try (Stream<Path> files = Files.list(CHANGE_LOGS.resolve(schema))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".sql")).toList()) {
                String name = file.getFileName().toString();
                if (name.compareTo(last) > 0) {
                    assertThat(OnlineRule.faults(name, Files.readString(file))).isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table resource add column source text",
                "alter table resource add column kind text not null default 'x'",
                "create table note (id bigint primary key); create index note_by_id on note (id); insert into note select 1",
                "alter table enrolment add constraint open check (status <> '') not valid",
                "alter table enrolment validate constraint open",
                "create index resource_by_source on only resource (source)",
                "comment on column resource.source is 'x'",
                "insert into rule (name) values ('x')"
            })
    void what_needs_its_lock_for_an_instant_may_be_done(String sql) {
        assertThat(faults("", sql)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index resource_by_source on resource_history (source)",
                "create index concurrently resource_by_source on resource_p0 (source)",
                "alter table resource alter column version type bigint",
                "alter table resource add column kind text not null",
                "alter table resource add column made timestamptz default clock_timestamp()",
                "alter table resource add column whose text references person (patient)",
                "alter table enrolment alter column unit set not null",
                "alter table enrolment add constraint open check (status <> '')",
                "alter table resource drop column method",
                "alter table resource rename to resources",
                "update resource set method = 'PUT'",
                "delete from event",
                "insert into resource_identifier select 1, 2, 3, 4, 'x'",
                "drop table event",
                "truncate event",
                "vacuum full resource",
                "cluster resource using resource_pkey",
                "drop index resource_by_key",
                "lock table resource"
            })
    void what_stops_writers_or_takes_from_the_version_before_is_refused(String sql) {
        assertThat(faults("", sql)).hasSize(1);
    }

    @Test
    void an_index_is_built_concurrently_outside_a_transaction_and_waits_as_long_as_it_takes() {
        String sql = "create index concurrently i on resource_p0 (source)";
        assertThat(faults(" runInTransaction:false", sql)).hasSize(1);
        assertThat(faults(" runInTransaction:false", "set lock_timeout = 0;\n" + sql))
                .isEmpty();
    }

    @Test
    void a_change_that_waits_for_a_lock_lets_others_pass_and_comes_again() throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.fresh();
        try (Connection reader = database.superuser();
                Statement reading = reader.createStatement();
                Connection other = database.superuser();
                Statement passing = other.createStatement()) {
            passing.execute("""
                    drop index record.referral_use_open;
                    alter table record.referral_use drop column category;
                    delete from record.databasechangelog where id = 'record-0082-one-open-referral'""");
            reader.setAutoCommit(false);
            reading.execute("select * from record.referral_use");
            CompletableFuture<Void> migration = CompletableFuture.runAsync(() -> migrate(database));
            boolean waits = false;
            while (!waits) {
                try (var rows = passing.executeQuery(
                        "select 1 from pg_locks where not granted and relation = 'record.referral_use'::regclass")) {
                    waits = rows.next();
                }
            }
            passing.execute("set statement_timeout = '20s'");
            passing.execute("select * from record.referral_use");
            assertThat(migration).isNotDone();
            reader.commit();
            migration.join();
            passing.execute("select category from record.referral_use");
        }
    }

    private static void migrate(EmbeddedDatabase database) {
        try {
            Migration.migrate(database.url(), EmbeddedDatabase.PASSWORD);
        } catch (SQLException | LiquibaseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> faults(String options, String sql) {
        return OnlineRule.faults(
                "test", "--liquibase formatted sql\n\n--changeset usra:test" + options + "\n" + sql + ";\n");
    }
}
