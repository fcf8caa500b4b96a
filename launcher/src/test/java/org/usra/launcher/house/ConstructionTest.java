package org.usra.launcher.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ConstructionTest {

    private static final int MOST_PARAMETERS = 7;

    private static final Set<String> INJECTED = Set.of(
            "org.springframework.beans.factory.annotation.Autowired",
            "org.springframework.beans.factory.annotation.Value",
            "jakarta.inject.Inject",
            "jakarta.annotation.Resource",
            "jakarta.persistence.PersistenceContext");

    private static final Set<String> CLOCKS = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.LocalTime",
            "java.time.ZonedDateTime",
            "java.time.OffsetDateTime",
            "java.time.Year",
            "java.time.YearMonth");

    @Test
    void nothing_is_injected_into_a_field() {
        assertThat(written()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> INJECTED.stream().anyMatch(field::isAnnotatedWith))
                        .map(field -> field.getFullName()))
                .as("what a class needs stands in its constructor, so that a test can give it and a reader can see it")
                .isEmpty();
    }

    @Test
    void a_constructor_takes_at_most_seven_things() {
        assertThat(written()
                        // A record is data: its width is that of what it describes.
                        .filter(type -> !type.isRecord())
                        .flatMap(type -> type.getConstructors().stream())
                        .filter(constructor -> parameters(constructor) > MOST_PARAMETERS)
                        .map(JavaConstructor::getFullName))
                .as("a class that needs more than seven others does more than one thing")
                .isEmpty();
    }

    private static int parameters(JavaConstructor constructor) {
        int hidden = constructor.getOwner().isEnum() ? 2 : 0; // Every enum constant also gets its name and place.
        return constructor.getRawParameterTypes().size() - hidden;
    }

    @Test
    void the_time_comes_from_a_clock() {
        assertThat(written()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(ConstructionTest::readsTheWallClock)
                        .map(JavaCall::getDescription))
                .as(
                        "deadlines and validity are judged by the Clock bean, which a test can set; this call cannot be set")
                .isEmpty();
    }

    private static boolean readsTheWallClock(JavaCall<?> call) {
        String owner = call.getTargetOwner().getName();
        boolean now = CLOCKS.contains(owner)
                && call.getName().equals("now")
                && call.getTarget().getRawParameterTypes().isEmpty();
        return now || (owner.equals("java.lang.System") && call.getName().equals("currentTimeMillis"));
    }

    private static Stream<JavaClass> written() {
        return House.CLASSES.stream().filter(House::isWritten);
    }
}
