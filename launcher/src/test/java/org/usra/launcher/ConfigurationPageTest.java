package org.usra.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.launcher.house.Checkout;
import org.usra.launcher.site.Addresses;
import org.usra.launcher.site.LaunchFailure;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ConfigurationPageTest {

    private final String page = Checkout.text(Checkout.root().resolve("docs/configuration.md"));

    @Test
    void every_exit_code_stands_on_the_page_with_its_meaning() {
        assertThat(page.lines().filter(line -> line.matches("\\| \\d+ \\| [A-Z_]+ \\|.*")))
                .containsExactlyElementsOf(Stream.of(LaunchFailure.values())
                        .map(failure ->
                                "| " + failure.exitCode() + " | " + failure.name() + " | " + failure.meaning() + " |")
                        .toList());
    }

    @Test
    void every_setting_that_a_service_gets_stands_on_the_page() {
        for (ServicePlan plan : ServicePlan.all(Addresses.USUAL)) {
            Map<String, String> environment = plan.environment(Addresses.USUAL, "an-instance");
            assertThat(environment.keySet()).allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
        }
    }

    @Test
    void every_option_of_run_stands_on_the_page() {
        Arguments.HELP
                .lines()
                .filter(line -> line.startsWith("  --") || line.startsWith("  token"))
                .map(line -> line.strip().split(" {2,}")[0])
                .forEach(option -> assertThat(page).contains("| `" + option + "` |"));
    }
}
