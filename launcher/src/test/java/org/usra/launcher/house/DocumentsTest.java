package org.usra.launcher.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern FILE = Pattern.compile("`([A-Za-z]+)`");
    private static final int FILES_A_STEP = 7;

    @Test
    void every_relative_link_leads_to_a_file() {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            for (Matcher link = LINK.matcher(Checkout.text(page)); link.find(); ) {
                String target = link.group(1).replaceFirst("#.*", "");
                boolean relative = !target.isEmpty() && !target.contains("://") && !target.startsWith("mailto:");
                if (relative && !Files.exists(page.resolveSibling(target))) {
                    broken.add(Checkout.name(page) + " -> " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void a_merge_is_finished() {
        assertThat(pages().stream()
                        .filter(page -> Checkout.lines(page).stream().anyMatch(line -> line.matches("[<>]{7} \\S+")))
                        .map(Checkout::name))
                .isEmpty();
    }

    @Test
    void a_step_of_a_journey_passes_at_most_seven_files_and_each_exists() {
        Set<String> files = Checkout.java("main").stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        List<String> steps = journeys().filter(line -> line.contains("→")).toList();
        assertThat(steps).hasSizeGreaterThan(20);
        assertThat(steps).allSatisfy(step -> {
            List<String> passed = FILE.matcher(step.substring(step.lastIndexOf(" | ")))
                    .results()
                    .map(file -> file.group(1))
                    .toList();
            assertThat(passed).as(step).hasSizeBetween(2, FILES_A_STEP).isSubsetOf(files);
        });
    }

    @Test
    void the_journeys_are_the_five_of_the_design() {
        assertThat(journeys().filter(line -> line.matches("## J\\d\\. .*")))
                .extracting(line -> line.substring(3, 5))
                .containsExactly("J1", "J2", "J3", "J4", "J5");
    }

    private static Stream<String> journeys() {
        return Checkout.text(Checkout.root().resolve("docs/journeys.md")).lines();
    }

    private static List<Path> pages() {
        return Checkout.everything().stream()
                .filter(file -> file.toString().endsWith(".md"))
                .toList();
    }
}
