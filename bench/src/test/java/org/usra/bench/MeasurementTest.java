package org.usra.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MeasurementTest {

    @Test
    void percentiles_come_from_the_sorted_latencies() {
        long[] hundredToOneMilliseconds =
                LongStream.rangeClosed(1, 100).map(i -> (101 - i) * 1_000_000).toArray();
        Measurement measurement =
                new Measurement("x", 1, 1, 10, hundredToOneMilliseconds, new ConcurrentLinkedQueue<>(), 50, 25, 0);
        assertThat(measurement.percentile(0.50)).isEqualTo(50);
        assertThat(measurement.percentile(0.99)).isEqualTo(99);
        assertThat(measurement.perSecond()).isEqualTo(10);
        assertThat(measurement.serverPerOperation() + measurement.postgresPerOperation())
                .isCloseTo(0.75, within(1e-9));
    }

    @Test
    void a_bundle_counts_as_the_resources_in_it() {
        Measurement bundles = new Measurement(
                "x", 50, 8, 2, new long[] {1_000_000, 3_000_000}, new ConcurrentLinkedQueue<>(), 100, 50, 0);
        assertThat(bundles.perSecond()).isEqualTo(50);
        assertThat(bundles.serverPerOperation()).isEqualTo(1);
        assertThat(bundles.percentile(0.99)).isEqualTo(3);
    }

    @Test
    void an_unknown_option_is_refused_with_the_usage() {
        assertThatThrownBy(() -> Settings.parse(new String[] {"--port", "1"}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("usage: bench");
    }
}
