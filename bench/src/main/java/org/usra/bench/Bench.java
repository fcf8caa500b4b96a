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

/** Runs the workloads against a running Usra and prints one table; exits 1 when any answer was not 2xx. */
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        Settings settings = Settings.parse(arguments);
        List<Measurement> measurements = new ArrayList<>();
        String conditions;
        try (HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                Connection connection = DriverManager.getConnection(settings.jdbcUrl(), "postgres", "")) {
            long postmaster = CpuClock.parentOf(Long.parseLong(show(connection, "select pg_backend_pid()")));
            long record = CpuClock.find("fhir-server", settings.basePort() + 1);
            long referral = CpuClock.find("referral-service", settings.basePort() + 2);
            Driver driver = new Driver(
                    () -> CpuClock.ofProcess(record) + CpuClock.ofProcess(referral),
                    () -> CpuClock.ofPostgres(postmaster));
            Floor floor = new Floor(settings.jdbcUrl());
            floor.prepare();
            Tokens tokens = new Tokens(settings.tokenEndpoint(), client);
            Fhir atRecord = new Fhir(settings.record(), "doctor", tokens, client);
            Fhir atReferral = new Fhir(settings.referral(), "doctor", tokens, client);
            List<Workload> workloads = new ArrayList<>(new Workloads(atRecord, atReferral, Panel.of(atRecord)).all());
            workloads.addAll(floor.all());
            System.out.println(Report.HEAD);
            for (Workload workload : workloads) {
                if (settings.workloads().isEmpty() || settings.workloads().contains(workload.name())) {
                    for (int connections : settings.connections()) {
                        Measurement measurement =
                                driver.run(workload, connections, settings.warmUp(), settings.measured());
                        System.out.println(measurement.row());
                        measurement.failures().stream()
                                .limit(2)
                                .forEach(failure -> System.err.println("  ! " + cut(failure)));
                        measurements.add(measurement);
                    }
                }
            }
            floor.remove();
            conditions = "fsync=" + show(connection, "show fsync") + ", synchronous_commit="
                    + show(connection, "show synchronous_commit") + "; resources stored: "
                    + show(connection, "select count(*) from record.resource") + "; resident memory: fhir-server "
                    + CpuClock.residentMegabytes(record) + " MB, referral-service "
                    + CpuClock.residentMegabytes(referral) + " MB; load average "
                    + Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0];
        }
        String report = Report.of(measurements, conditions);
        Path directory = settings.report().toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Files.writeString(settings.report(), report);
        System.out.println(conditions);
        long failures =
                measurements.stream().mapToLong(m -> m.failures().size()).sum();
        System.out.println(failures + " answers were not 2xx; report in " + settings.report());
        System.exit(failures == 0 && !measurements.isEmpty() ? 0 : 1);
    }

    private static String show(Connection connection, String query) throws SQLException {
        try (ResultSet rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String cut(String text) {
        return text.length() > 400 ? text.substring(0, 400) : text;
    }
}
