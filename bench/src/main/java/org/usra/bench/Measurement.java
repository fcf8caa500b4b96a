package org.usra.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What a number of callers saw while they repeated one operation.
 *
 * @param units how many operations one call counts as
 * @param nanoseconds of each call, sorted
 * @param failures answers that were not 2xx, the first few in words
 */
record Measurement(
        String workload,
        int units,
        int connections,
        double seconds,
        long[] nanoseconds,
        ConcurrentLinkedQueue<String> failures,
        double serverMilliseconds,
        double postgresMilliseconds,
        double pages) {

    Measurement {
        Arrays.sort(nanoseconds);
    }

    private double operations() {
        return (double) units * nanoseconds.length;
    }

    double perSecond() {
        return operations() / seconds;
    }

    /** Milliseconds that this share of the operations did not exceed. */
    double percentile(double share) {
        if (nanoseconds.length == 0) {
            return Double.NaN;
        }
        int index = (int) Math.ceil(share * nanoseconds.length) - 1;
        return nanoseconds[Math.max(0, index)] / 1e6;
    }

    double serverPerOperation() {
        return serverMilliseconds / Math.max(1, operations());
    }

    double postgresPerOperation() {
        return postgresMilliseconds / Math.max(1, operations());
    }

    double pagesPerOperation() {
        return pages / Math.max(1, operations());
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.0f | %.2f | %.2f | %.2f | %.3f | %.3f | %.3f | %.0f | %d |",
                workload,
                connections,
                perSecond(),
                percentile(0.50),
                percentile(0.95),
                percentile(0.99),
                serverPerOperation(),
                postgresPerOperation(),
                serverPerOperation() + postgresPerOperation(),
                pagesPerOperation(),
                failures.size());
    }
}
