package org.usra.launcher.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usra.launcher.house.Checkout;
import org.usra.launcher.running.OnOneUsra;
import org.usra.launcher.site.Addresses;

/** What docs/fhir/conformance.md says of the checks that other people wrote. */
@OnOneUsra
@ExtendWith(KitAtHand.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConformanceIT {

    /** Checks that expect what R4 does not: the argument of each stands in docs/fhir/conformance.md. */
    private static final Set<String> ARGUED = Set.of("conditional/update-many-412");

    /** Of what R4 leaves to a server's choice, what this one leaves out. */
    private static final Set<String> LEFT_OUT = Set.of("search/token-in-unknown-valueset-4xx-or-empty");

    private static final Pattern POSTED = Pattern.compile("pass post (\\S+) \\(\\w+, (\\d+) entries\\).*");
    private static final Pattern ROUND_TRIP = Pattern.compile("pass round trip \\w+ .*?(\\d+) of (\\d+) equal");

    @SuppressWarnings("NullAway.Init")
    private static Kit kit;

    @BeforeAll
    static void copyKit(Addresses usra) {
        kit = Kit.against(usra);
    }

    @Test
    void twelve_synthea_files_are_loaded_and_every_resource_reads_back_unchanged() {
        Map<String, Integer> files = SyntheaFiles.entries();
        int resources = files.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(files).hasSize(12);
        assertThat(resources).isGreaterThan(10_000);

        BoundedProcess.Ended load = kit.run(
                Duration.ofMinutes(15), "synthea-load/load.mjs", "--max-entries", "0", "--dir", Kit.SYNTHEA.toString());

        assertThat(load.lines()).noneMatch(line -> line.startsWith("FAIL"));
        assertThat(matches(POSTED, load.lines())
                        .map(post -> post.group(1) + " " + post.group(2))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(files.entrySet().stream()
                        // It prints as much of a name as fits.
                        .map(file -> file.getKey()
                                        .substring(0, Math.min(40, file.getKey().length())) + " " + file.getValue())
                        .toList());
        assertThat(matches(ROUND_TRIP, load.lines())
                        .peek(trip -> assertThat(trip.group(1)).isEqualTo(trip.group(2)))
                        .mapToInt(trip -> Integer.parseInt(trip.group(1)))
                        .sum())
                .isEqualTo(resources);
        assertThat(load.exitCode()).isZero();
    }

    @Test
    void the_server_behaves_as_r4_says_in_every_check_that_is_not_argued_against() {
        List<Kit.Check> checks = kit.checks(Duration.ofMinutes(10), "rest-suite/rest-suite.mjs");
        assertThat(checks).hasSizeGreaterThan(200);
        assertThat(checks.stream().filter(check -> check.is("FAIL") && !ARGUED.contains(check.name())))
                .isEmpty();
        assertThat(checks.stream().filter(check -> check.is("n/a")).map(Kit.Check::name))
                .isSubsetOf(LEFT_OUT);
        assertThat(checks.stream().filter(check -> check.is("pass")))
                .hasSizeGreaterThanOrEqualTo(checks.size() - LEFT_OUT.size() - ARGUED.size());
    }

    @Test
    void four_client_libraries_that_know_nothing_of_usra_work_with_it() {
        List<Kit.Check> checks = kit.checks(Duration.ofMinutes(5), "rest-suite/clients.mjs");
        assertThat(checks).hasSizeGreaterThan(30).allMatch(check -> check.is("pass"));
    }

    @Test
    void what_is_argued_against_is_argued_in_the_docs() {
        assertThat(Checkout.text(Checkout.root().resolve("docs/fhir/conformance.md")))
                .contains(ARGUED);
    }

    private static Stream<Matcher> matches(Pattern pattern, List<String> lines) {
        return lines.stream().map(pattern::matcher).filter(Matcher::matches);
    }
}
