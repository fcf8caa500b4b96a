package org.usra.launcher.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usra.launcher.site.Addresses;
import org.usra.launcher.site.DataDirectory;
import org.usra.launcher.site.FreePorts;
import org.usra.launcher.site.LaunchFailed;
import org.usra.launcher.site.LaunchFailure;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DurablePostgresTest {

    @TempDir
    Path directory;

    private final Addresses addresses = FreePorts.block();
    private DataDirectory data;
    private DurablePostgres postgres;

    @BeforeEach
    void start() {
        data = DataDirectory.take(directory);
        postgres = new DurablePostgres(data, addresses);
        postgres.start();
    }

    @AfterEach
    void stop() {
        postgres.stop();
        data.release();
    }

    @Test
    void rows_outlive_a_restart_and_a_crash_of_the_server() throws Exception {
        execute("create table kept as select 42 as answer");
        postgres.stop();
        assertThat(data.postgres().resolve("postmaster.pid")).doesNotExist();
        postgres.start();
        execute("insert into kept values (43)");
        Postmaster.of(data.postgres()).orElseThrow().process().destroyForcibly();
        awaitDeath();
        postgres.stop();
        postgres.start();
        try (Connection connection = superuser();
                var rows = connection.createStatement().executeQuery("select sum(answer) from kept")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(85);
        }
    }

    private void awaitDeath() {
        Postmaster.of(data.postgres())
                .ifPresent(dying -> dying.process().onExit().join());
    }

    @Test
    void a_server_that_would_lose_committed_rows_is_refused() throws Exception {
        execute("alter role usra_record set synchronous_commit = off");
        postgres.stop();
        assertThatThrownBy(postgres::start)
                .isInstanceOf(LaunchFailed.class)
                .hasMessage("PostgreSQL shows synchronous_commit = off to the role usra_record: committed data could be"
                        + " lost. Reset it with: alter role usra_record reset synchronous_commit")
                .extracting(failed -> ((LaunchFailed) failed).failure())
                .isEqualTo(LaunchFailure.NOT_DURABLE);
    }

    @Test
    void a_server_left_by_a_killed_launcher_is_found_and_stopped() {
        assertThat(DurablePostgres.stopLeftover(data)).isTrue();
        assertThat(DurablePostgres.processes(data)).isEmpty();
        assertThat(DurablePostgres.stopLeftover(data)).isFalse();
    }

    @Test
    void a_pid_that_now_belongs_to_another_program_is_not_believed() throws Exception {
        postgres.stop();
        Files.writeString(
                data.postgres().resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + data.postgres() + "\n1700000000\n" + addresses.postgresPort()
                        + "\n");
        postgres.start();
        assertThat(DurablePostgres.processes(data)).isNotEmpty();
    }

    @Test
    void keycloak_and_the_services_cannot_enter_each_others_database() {
        assertThatThrownBy(() -> DriverManager.getConnection(addresses.database("usra"), "keycloak", "usra"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database \"usra\"");
        assertThatThrownBy(() -> DriverManager.getConnection(addresses.database("keycloak"), "usra_record", "usra"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database \"keycloak\"");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = superuser()) {
            connection.createStatement().execute(sql);
        }
    }

    private Connection superuser() throws SQLException {
        return DriverManager.getConnection(addresses.database("usra"), "postgres", "");
    }
}
