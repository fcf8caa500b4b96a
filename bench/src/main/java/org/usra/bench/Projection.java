package org.usra.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a population will ask of the record and store in it, from what one person does in a year and what this machine
 * measured; the table of docs/scale.md.
 *
 * @param people covered persons
 * @param shards machines that share the buckets
 */
record Projection(String region, double people, int shards) {

    // A person-year: reference/domain.md 3.2 and 3.3 (base case), 15 resources an encounter.
    private static final double RESOURCES = 55;
    private static final double REQUESTS = 115;
    private static final double PEAK_REQUESTS_PER_MILLION = 28;
    private static final double WRITES_OF_REQUESTS = 0.15;

    // What every person has from the first day: Patient, Coverage, EpisodeOfCare, a quarter of a Group, first check-up.
    private static final double STANDING_RESOURCES = 12;

    // Measured: docs/performance.md. Bytes, indexes included; of a version a third is index.
    private static final double VERSION_BYTES = 1011;
    private static final double INDEX_SHARE = 0.35;
    private static final double AUDIT_BYTES = 365;
    private static final double OUTBOX_BYTES = 136;
    private static final double RIGHTS_BYTES_PER_PERSON = 2500;

    // CPU milliseconds, server and PostgreSQL together, of an average read and an average written resource.
    private static final double READ_MS = 0.7;
    private static final double WRITTEN_MS = 0.7;
    private static final double RESOURCES_PER_WRITE = 4;

    private static final int BUCKETS = 512;

    private static final List<Projection> ALL = List.of(
            new Projection("Port Said", 0.9e6, 1),
            new Projection("six governorates", 6.3e6, 1),
            new Projection("six governorates, shared", 6.3e6, 4),
            new Projection("Egypt", 110e6, 32));

    static String table() {
        return "| | " + ALL.stream().map(Projection::region).collect(Collectors.joining(" | ")) + " |\n|---|"
                + "---|".repeat(ALL.size()) + "\n"
                + row("people, million", "%.1f", p -> p.people / 1e6)
                + row("machines", "%.0f", p -> p.shards)
                + row("buckets of one machine", "%.0f", p -> (double) BUCKETS / p.shards)
                + row("people of one bucket", "%,.0f", p -> p.people / BUCKETS)
                + row("versions after the first year, million", "%,.0f", p -> p.versions(1) / 1e6)
                + row("versions after five years, million", "%,.0f", p -> p.versions(5) / 1e6)
                + row("the same, of one machine", "%,.0f", p -> p.versions(5) / 1e6 / p.shards)
                + row("rows of one partition of 8, million", "%,.0f", p -> p.versions(5) / 1e6 / p.shards / 8)
                + row("documents, history, indexes after five years, TB", "%.2f", p -> p.record(5) / 1e12)
                + row("of it indexes, TB", "%.2f", p -> p.record(5) * INDEX_SHARE / 1e12)
                + row("audit of five years, TB", "%.2f", p -> p.audit(5) / 1e12)
                + row("outbox of 90 days, GB", "%,.1f", p -> p.people * RESOURCES / 365 * 90 * OUTBOX_BYTES / 1e9)
                + row("rows of rights and rules, GB", "%,.1f", p -> p.people * RIGHTS_BYTES_PER_PERSON / 1e9)
                + row(
                        "all of one machine after five years, TB",
                        "%.2f",
                        p -> (p.record(5) + p.audit(5)) / 1e12 / p.shards)
                + row("requests a second, busiest hour, high case", "%,.0f", p -> p.peak() * 2)
                + row("CPU cores at that rate, all machines", "%.1f", p -> p.cores() * 2)
                + row("the same, of one machine", "%.2f", p -> p.cores() * 2 / p.shards);
    }

    private interface Figure {
        double of(Projection projection);
    }

    private static String row(String name, String format, Figure figure) {
        return "| " + name + " | "
                + ALL.stream()
                        .map(projection -> String.format(Locale.ROOT, format, figure.of(projection)))
                        .collect(Collectors.joining(" | "))
                + " |\n";
    }

    private double versions(int years) {
        return people * (STANDING_RESOURCES + RESOURCES * years);
    }

    private double record(int years) {
        return versions(years) * VERSION_BYTES;
    }

    /** Each request that reads leaves one row, each written version another. */
    private double audit(int years) {
        return people * years * (REQUESTS + RESOURCES) * AUDIT_BYTES;
    }

    private double peak() {
        return people / 1e6 * PEAK_REQUESTS_PER_MILLION;
    }

    private double cores() {
        double writes = peak() * WRITES_OF_REQUESTS;
        return ((peak() - writes) * READ_MS + writes * RESOURCES_PER_WRITE * WRITTEN_MS) / 1000;
    }
}
