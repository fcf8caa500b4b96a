package org.usra.launcher.killing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usra.launcher.killing.KillSeries.Round;
import org.usra.launcher.killing.KillSeries.Victim;

/** Twenty kills of each: docs/assurance.md is what this class says. */
@Tag("long")
@DisplayNameGeneration(ReplaceUnderscores.class)
class KilledInTheMiddleIT {

    private static final int ROUNDS = 40;

    @TempDir
    Path directory;

    @Test
    void forty_kills_lose_no_acknowledged_write_and_tear_none() throws Exception {
        try (CrashSite site = CrashSite.open(directory, Map.of())) {
            KillSeries series = new KillSeries(site);
            for (long seed : Seeds.rounds(ROUNDS).toArray()) {
                series.round(seed % 2 == 0 ? Victim.SERVER : Victim.POSTGRES, seed);
                // After each round: a series that is cut off has still seen what it has seen.
                Assurance.write(Assurance.Part.KILLS, Assurance.lines(series.rounds()));
            }
            List<String> last = series.last();
            List<String> lines = Assurance.lines(series.rounds());
            lines.addAll(List.of("", "After the last round, over the whole database: " + last.size() + " findings."));
            Assurance.write(Assurance.Part.KILLS, lines);
            assertThat(series.rounds().stream().map(Round::findings).flatMap(List::stream))
                    .isEmpty();
            assertThat(last).isEmpty();
        }
    }
}
