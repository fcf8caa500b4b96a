package org.usra.launcher.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.usra.launcher.house.Checkout;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadmeStepsTest {

    @Test
    void every_step_of_readme_is_a_step_of_the_demonstration_word_for_word() {
        List<String> readme = Checkout.text(Checkout.root().resolve("README.md"))
                .lines()
                .dropWhile(line -> !line.startsWith("## The demonstration"))
                .filter(line -> line.matches("\\d\\. .*"))
                .toList();
        assertThat(readme).hasSize(9);
        assertThat(Stream.of(DemonstrationIT.class, FamilyDemonstrationIT.class)
                        .flatMap(demonstration -> Arrays.stream(demonstration.getDeclaredMethods()))
                        .filter(method -> method.isAnnotationPresent(DisplayName.class))
                        .sorted(Comparator.comparing(ReadmeStepsTest::position))
                        .map(method -> method.getAnnotation(DisplayName.class).value()))
                .isEqualTo(readme);
    }

    private static int position(Method method) {
        return method.getAnnotation(Order.class).value();
    }
}
