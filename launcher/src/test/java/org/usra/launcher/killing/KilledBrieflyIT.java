package org.usra.launcher.killing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usra.launcher.killing.KillSeries.Victim;

/** A small part of {@link KilledInTheMiddleIT}, for every build. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KilledBrieflyIT {

    @TempDir
    Path directory;

    @Test
    void whoever_is_killed_what_was_acknowledged_is_there_and_nothing_is_torn() throws Exception {
        try (CrashSite site = CrashSite.open(directory, Map.of())) {
            KillSeries series = new KillSeries(site);
            for (long seed : Seeds.rounds(4).toArray()) {
                assertThat(series.round(seed % 2 == 0 ? Victim.SERVER : Victim.POSTGRES, seed)
                                .findings())
                        .isEmpty();
            }
            assertThat(series.last()).isEmpty();
        }
    }
}
