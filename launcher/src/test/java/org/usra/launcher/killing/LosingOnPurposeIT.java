package org.usra.launcher.killing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usra.launcher.killing.KillSeries.Round;
import org.usra.launcher.killing.KillSeries.Victim;

/** A checker that never finds anything proves nothing: here it must. */
@Tag("long")
@DisplayNameGeneration(ReplaceUnderscores.class)
class LosingOnPurposeIT {

    /** As the server asks for it, with one word more: answer before the commit is on disk. */
    private static final Map<String, String> ASYNCHRONOUS = Map.of(
            "SPRING_DATASOURCE_HIKARI_DATASOURCEPROPERTIES_OPTIONS",
            "-c plan_cache_mode=force_generic_plan -c synchronous_commit=off");

    /** An audit that somebody writes down later: until then it stands where a crash of PostgreSQL empties. */
    private static final List<String> AUDIT_APART = List.of(
            "create unlogged table record.audit_queue (like record.audit_event including defaults)",
            "create function record.later() returns trigger language plpgsql security definer as $$ begin"
                    + " insert into record.audit_queue select new.*; return null; end $$",
            "create trigger later before insert on record.audit_event for each row execute function record.later()");

    /** What the one who writes it down does, once a second: a busy machine can do nothing for a quarter of one. */
    private static final List<String> WRITE_DOWN = List.of(
            "set session_replication_role = replica",
            "with moved as (delete from record.audit_queue returning *)"
                    + " insert into record.audit_event overriding system value select * from moved");

    @TempDir
    Path directory;

    @Test
    void commits_that_are_answered_before_they_are_on_disk_are_reported_as_lost() throws Exception {
        try (CrashSite site = CrashSite.open(directory, ASYNCHRONOUS)) {
            // The process that would write them soon sleeps.
            execute(
                    site,
                    List.of(
                            "alter system set wal_writer_delay = '10s'",
                            "alter system set wal_writer_flush_after = '64MB'",
                            "select pg_reload_conf()"));
            Round round = new KillSeries(site)
                    .round(Victim.POSTGRES, Seeds.rounds(1).findFirst().orElseThrow());
            assertThat(round.findings()).anyMatch(finding -> finding.startsWith("lost: "));
            Assurance.write(Assurance.Part.ASYNCHRONOUS, List.of(Assurance.lossLine(round)));
        }
    }

    @Test
    void an_audit_outside_the_transaction_is_reported_as_missing() throws Exception {
        try (CrashSite site = CrashSite.open(directory, Map.of());
                ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor()) {
            execute(site, AUDIT_APART);
            ScheduledFuture<?> writing = later.scheduleWithFixedDelay(() -> writeDown(site), 1, 1, TimeUnit.SECONDS);
            Round round = new KillSeries(site)
                    .round(Victim.POSTGRES, Seeds.rounds(1).findFirst().orElseThrow());
            writing.cancel(false);
            assertThat(round.findings()).anyMatch(finding -> finding.startsWith("no audit row: "));
            assertThat(round.findings()).noneMatch(finding -> finding.startsWith("lost: "));
            Assurance.write(Assurance.Part.AUDIT_APART, List.of(Assurance.lossLine(round)));
        }
    }

    private static void writeDown(CrashSite site) {
        try {
            execute(site, WRITE_DOWN);
        } catch (SQLException databaseIsGone) {
            // That is the point: what had not been written down is lost with it.
            System.out.println("the audit is not written down: " + databaseIsGone.getMessage());
        }
    }

    private static void execute(CrashSite site, List<String> statements) throws SQLException {
        try (Connection connection = site.superuser();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
