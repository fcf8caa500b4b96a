package org.usra.bench;

import java.util.List;
import java.util.stream.Collectors;

/** The measurements as a Markdown table with the conditions under which they were taken. */
final class Report {

    static final String HEAD = "| workload | connections | per second | p50 ms | p95 ms | p99 ms | server CPU ms"
            + " | PostgreSQL CPU ms | sum CPU ms | pages | not 2xx |\n|---|---|---|---|---|---|---|---|---|---|---|";

    private Report() {}

    static String of(List<Measurement> measurements, String conditions) {
        return HEAD + "\n"
                + measurements.stream().map(Measurement::row).collect(Collectors.joining("\n"))
                + "\n\n" + conditions + "\n";
    }
}
