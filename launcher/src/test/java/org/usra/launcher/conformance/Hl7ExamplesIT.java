package org.usra.launcher.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usra.launcher.running.OnOneUsra;
import org.usra.launcher.site.Addresses;

/** The examples of the specification itself, each posted and read back: docs/fhir/conformance.md. */
@Tag("long")
@OnOneUsra
@ExtendWith(KitAtHand.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class Hl7ExamplesIT {

    private static final Pattern PASSED = Pattern.compile("passed (\\d+) of (\\d+)");

    @Test
    void every_example_reads_back_unchanged(Addresses usra) {
        Kit kit = Kit.against(usra);
        String examples = Kit.examples();
        BoundedProcess.Ended load =
                kit.run(Duration.ofMinutes(15), "examples-load/load-examples.mjs", "--dir", examples);
        Matcher passed = PASSED.matcher(load.lines().getLast());
        assertThat(passed.matches()).isTrue();
        assertThat(Integer.parseInt(passed.group(2))).isGreaterThan(600);
        assertThat(Integer.parseInt(passed.group(1))).isEqualTo(Integer.parseInt(passed.group(2)));
    }
}
