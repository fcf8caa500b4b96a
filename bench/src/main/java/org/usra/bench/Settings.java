package org.usra.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the benchmark measures and where.
 *
 * @param basePort of the running system, as in {@code ./run --ports}
 * @param connections numbers of callers that work at once, one measurement each
 * @param workloads names of {@link Workloads}; empty means all
 * @param times how many times as large the record is made first, by copies that stay
 * @param report where the Markdown table is written
 */
record Settings(
        int basePort,
        Duration warmUp,
        Duration measured,
        List<Integer> connections,
        List<String> workloads,
        int times,
        Path report) {

    static Settings parse(String[] arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            given.put(arguments[i], arguments[i + 1]);
        }
        List<String> known =
                List.of("--ports", "--warm", "--seconds", "--connections", "--work", "--times", "--report");
        if (arguments.length % 2 != 0 || !known.containsAll(given.keySet())) {
            throw new IllegalArgumentException("usage: bench [--ports BASE] [--warm SECONDS] [--seconds SECONDS]"
                    + " [--connections 1,8,32] [--work NAME,…] [--times N] [--report FILE]");
        }
        return new Settings(
                Integer.parseInt(given.getOrDefault("--ports", "8080")),
                Duration.ofSeconds(Long.parseLong(given.getOrDefault("--warm", "5"))),
                Duration.ofSeconds(Long.parseLong(given.getOrDefault("--seconds", "10"))),
                split(given.getOrDefault("--connections", "1,8,32")).stream()
                        .map(Integer::valueOf)
                        .toList(),
                split(given.getOrDefault("--work", "")),
                Integer.parseInt(given.getOrDefault("--times", "1")),
                Path.of(given.getOrDefault("--report", "target/bench.md")));
    }

    URI record() {
        return URI.create("http://localhost:" + (basePort + 1) + "/fhir");
    }

    URI referral() {
        return URI.create("http://localhost:" + (basePort + 2) + "/fhir");
    }

    URI tokenEndpoint() {
        return URI.create("http://localhost:" + (basePort + 3) + "/realms/usra/protocol/openid-connect/token");
    }

    String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + (basePort + 4) + "/usra";
    }

    private static List<String> split(String list) {
        return new ArrayList<>(Arrays.stream(list.split(",", -1))
                .map(String::trim)
                .filter(part -> !part.isEmpty())
                .toList());
    }
}
