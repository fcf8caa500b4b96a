package org.usra.launcher.killing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liquibase.exception.LiquibaseException;
import org.jspecify.annotations.Nullable;
import org.usra.db.Migration;
import org.usra.launcher.child.Child;
import org.usra.launcher.child.JavaCommand;
import org.usra.launcher.child.Readiness;
import org.usra.launcher.house.Checkout;
import org.usra.launcher.postgres.DurablePostgres;
import org.usra.launcher.site.Addresses;
import org.usra.launcher.site.DataDirectory;
import org.usra.launcher.site.FreePorts;

/** A durable PostgreSQL and the packaged fhir-server, each in processes of its own that can be killed. */
final class CrashSite implements AutoCloseable {

    /** A busy machine takes long to start a server, and a series that gives up has seen nothing. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final LocalIssuer issuer = new LocalIssuer();
    private final Addresses addresses = FreePorts.block();
    private final DataDirectory data;
    private final DurablePostgres postgres;
    private final Map<String, String> environment;
    private @Nullable Child server;

    private CrashSite(Path directory, Map<String, String> more) {
        this.data = DataDirectory.take(directory);
        this.postgres = new DurablePostgres(data, addresses);
        this.environment = new HashMap<>(issuer.environment());
        environment.putAll(Map.of(
                "SERVER_PORT",
                String.valueOf(addresses.recordPort()),
                "SERVER_ADDRESS",
                "127.0.0.1",
                "USRA_INSTANCE_ID",
                "killing",
                "USRA_PUBLIC_URL",
                addresses.record(),
                "USRA_AUDIT_SEALEVERY",
                "500ms",
                "USRA_JOB_DIRECTORY",
                data.root().resolve("jobs").toString(),
                "SPRING_DATASOURCE_URL",
                addresses.database("usra"),
                "SPRING_DATASOURCE_USERNAME",
                "usra_record",
                "SPRING_DATASOURCE_PASSWORD",
                DurablePostgres.PASSWORD));
        environment.putAll(more);
    }

    /** @param more environment of the server, with which it may be made to lose */
    static CrashSite open(Path directory, Map<String, String> more) {
        CrashSite site = new CrashSite(directory, more);
        try {
            site.postgres.start();
            Migration.migrate(site.addresses.database("usra"), DurablePostgres.PASSWORD);
            site.startServer();
            return site;
        } catch (SQLException | LiquibaseException | RuntimeException e) {
            site.close();
            throw new IllegalStateException(e);
        }
    }

    void startServer() {
        server = Child.start(
                "fhir-server",
                data.logs(),
                JavaCommand.bootJar(
                        jar(),
                        List.of("-Xms64m", "-Xmx400m", "-XX:TieredStopAtLevel=1", "-Duser.timezone=Africa/Cairo")),
                environment);
        awaitServer();
    }

    /** Returns when it answers with the database behind it. */
    void awaitServer() {
        new Readiness()
                .await(
                        running(),
                        URI.create("http://localhost:" + addresses.recordPort() + "/ready"),
                        PATIENCE,
                        "killing"::equals);
    }

    private Child running() {
        if (server == null) {
            throw new IllegalStateException("fhir-server was never started");
        }
        return server;
    }

    void killServer() {
        signal("KILL", Stream.of(running().pid()));
        running().ended().join();
    }

    /** All of them at once: the postmaster is halted first, so that it starts none while they are counted. */
    void killPostgres() {
        signal("STOP", DurablePostgres.processes(data).limit(1).map(ProcessHandle::pid));
        List<ProcessHandle> all = DurablePostgres.processes(data).toList();
        signal("KILL", all.stream().map(ProcessHandle::pid));
        all.forEach(each -> each.onExit().join());
    }

    void restartPostgres() {
        postgres.stop();
        postgres.start();
    }

    /** Returns when no session of the server is left: what it had sent before it died may still be at work. */
    void awaitQuiet() throws SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            boolean quiet = false;
            while (!quiet) {
                try (ResultSet sessions = statement.executeQuery(
                        "select count(*), pg_sleep(0.05)::text from pg_stat_activity where usename = 'usra_record'")) {
                    sessions.next();
                    quiet = sessions.getLong(1) == 0;
                }
            }
        }
    }

    Connection superuser() throws SQLException {
        return DriverManager.getConnection(addresses.database("usra"), "postgres", "");
    }

    String base() {
        return addresses.record() + "/";
    }

    String token() {
        return issuer.token();
    }

    private static void signal(String name, Stream<Long> processes) {
        try {
            new ProcessBuilder(
                            "/bin/sh",
                            "-c",
                            "kill -" + name + " "
                                    + processes.map(String::valueOf).collect(Collectors.joining(" ")))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path jar() {
        Path target = Checkout.root().resolve("fhir-server/target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("package fhir-server first"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop();
        }
        postgres.stop();
        data.release();
        issuer.close();
    }
}
