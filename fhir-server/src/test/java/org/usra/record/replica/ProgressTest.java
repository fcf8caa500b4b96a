package org.usra.record.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** When a standby knows enough; places of the log and moments are numbers here. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProgressTest {

    private final Progress progress = new Progress(Duration.ofNanos(100));

    @Test
    void nothing_is_known_before_both_were_asked() {
        assertThat(progress.serves("ann", 0)).isFalse();
        progress.sampled(0, 0, 50, 50);
        assertThat(progress.serves("ann", 10)).isTrue();
    }

    @Test
    void who_has_written_waits_until_the_standby_has_it_and_nobody_else_does() {
        progress.sampled(0, 0, 50, 50);
        progress.wrote("ann");
        assertThat(progress.serves("ann", 1)).isFalse();
        assertThat(progress.serves("bob", 1)).isTrue();
        progress.sampled(10, 1, 60, 55);
        assertThat(progress.serves("ann", 11)).isFalse();
        progress.sampled(20, 1, 60, 60);
        assertThat(progress.serves("ann", 21)).isTrue();
    }

    @Test
    void a_write_between_two_samples_counts_for_the_later_one_only() {
        progress.sampled(0, 0, 50, 50);
        long before = progress.ended();
        progress.wrote("ann");
        progress.sampled(10, before, 70, 70);
        assertThat(progress.serves("ann", 11)).isFalse();
        progress.sampled(20, progress.ended(), 70, 70);
        assertThat(progress.serves("ann", 21)).isTrue();
    }

    @Test
    void a_standby_that_falls_behind_or_is_lost_serves_nobody() {
        progress.sampled(0, 0, 50, 50);
        progress.sampled(90, 0, 60, 50);
        assertThat(progress.serves("bob", 100)).isTrue();
        assertThat(progress.serves("bob", 101)).isFalse();
        progress.sampled(110, 0, 60, 60);
        assertThat(progress.serves("bob", 120)).isTrue();
        progress.lost();
        assertThat(progress.serves("bob", 120)).isFalse();
    }
}
