package org.usra.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs the workloads against a running Usra and prints one table; exits 1 when any answer was not 2xx. */
public final class Bench {

    private final Settings settings;
    private final HttpClient client;
    private final Connection connection;
    private final long record;
    private final long referral;

    private Bench(Settings settings, HttpClient client, Connection connection) {
        this.settings = settings;
        this.client = client;
        this.connection = connection;
        this.record = CpuClock.find("fhir-server", settings.basePort() + 1);
        this.referral = CpuClock.find("referral-service", settings.basePort() + 2);
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        Settings settings = Settings.parse(arguments);
        long failures;
        try (HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                Connection connection = DriverManager.getConnection(settings.jdbcUrl(), "postgres", "")) {
            failures = new Bench(settings, client, connection).run();
        }
        System.exit(failures == 0 ? 0 : 1);
    }

    /** How many answers were not 2xx. */
    private long run() throws IOException, SQLException {
        if (settings.times() > 1) {
            new Copies(settings.jdbcUrl()).make(settings.times());
        }
        Floor floor = new Floor(settings.jdbcUrl());
        List<Measurement> measurements = new ArrayList<>();
        String disk = Disk.report(connection);
        floor.prepare();
        try {
            Driver driver = driver();
            System.out.println(Report.HEAD);
            for (Workload workload : workloads(floor)) {
                for (int connections : settings.connections()) {
                    Measurement measurement = driver.run(workload, connections, settings.warmUp(), settings.measured());
                    System.out.println(measurement.row());
                    measurement.failures().stream()
                            .limit(2)
                            .forEach(failure -> System.err.println("  ! " + cut(failure)));
                    measurements.add(measurement);
                }
            }
        } finally {
            floor.remove();
        }
        if (measurements.isEmpty()) {
            throw new IllegalArgumentException("--work names no workload: " + settings.workloads());
        }
        String conditions = conditions() + "; " + disk;
        Path directory = settings.report().toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Files.writeString(settings.report(), Report.of(measurements, conditions));
        System.out.println(conditions);
        long failures =
                measurements.stream().mapToLong(m -> m.failures().size()).sum();
        System.out.println(failures + " answers were not 2xx; report in " + settings.report());
        return failures;
    }

    private Driver driver() throws SQLException {
        long postmaster = CpuClock.parentOf(Long.parseLong(show("select pg_backend_pid()")));
        return new Driver(
                () -> CpuClock.ofProcess(record) + CpuClock.ofProcess(referral),
                () -> CpuClock.ofPostgres(postmaster),
                this::pages);
    }

    /** Pages that PostgreSQL has looked at so far, in its buffers or on disk; backends tell it once a second. */
    private double pages() {
        try {
            return Double.parseDouble(
                    show("select blks_hit + blks_read from pg_stat_database where datname = current_database()"));
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not answer the benchmark: " + e.getMessage(), e);
        }
    }

    private List<Workload> workloads(Floor floor) throws SQLException {
        Tokens tokens = new Tokens(settings.tokenEndpoint(), client);
        Fhir atRecord = new Fhir(settings.record(), "doctor", tokens, client);
        Fhir atReferral = new Fhir(settings.referral(), "doctor", tokens, client);
        Fhir system = new Fhir(settings.record(), Tokens.SYSTEM, tokens, client);
        List<Workload> workloads =
                new ArrayList<>(new Workloads(atRecord, atReferral, system, Panel.of(atRecord)).all());
        workloads.addAll(floor.all());
        return workloads.stream()
                .filter(workload ->
                        settings.workloads().isEmpty() || settings.workloads().contains(workload.name()))
                .toList();
    }

    private String conditions() throws IOException, SQLException {
        StartUp startUp = new StartUp(record, client);
        return "fsync=" + show("show fsync") + ", synchronous_commit=" + show("show synchronous_commit")
                + "; resources stored: " + show("select count(*) from record.resource")
                + "; resident memory: fhir-server " + CpuClock.residentMegabytes(record) + " MB, referral-service "
                + CpuClock.residentMegabytes(referral) + " MB; CPU of a second fhir-server until it is ready: "
                + String.format(
                        Locale.ROOT,
                        "%.1f s, with a cache of classes and profiles %.1f s",
                        startUp.cpuSeconds(),
                        startUp.cpuSecondsWithCache(Files.createTempDirectory("usra-bench-")))
                + "; load average "
                + Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0];
    }

    private String show(String query) throws SQLException {
        try (ResultSet rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String cut(String text) {
        return text.length() > 400 ? text.substring(0, 400) : text;
    }
}
