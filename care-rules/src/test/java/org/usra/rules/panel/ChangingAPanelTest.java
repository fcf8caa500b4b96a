package org.usra.rules.panel;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usra.rules.refusal.Refused;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangingAPanelTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-28");

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-01", "2026-11-27", "2026-11-28"})
    void a_change_counts_from_a_day_of_this_month_that_has_come(String day) {
        assertThatCode(() -> OpenDays.requireOpenToChange(LocalDate.parse(day), TODAY))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-10-31", "2025-11-28", "2026-12-01"})
    void another_month_does_not_change(String day) {
        assertThatThrownBy(() -> OpenDays.requireOpenToChange(LocalDate.parse(day), TODAY))
                .isInstanceOf(Refused.class)
                .hasMessage("The lists of that month do not change: a change of doctor counts from a day of this month."
                        + " Give today's date.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-29", "2026-11-30"})
    void a_day_that_has_not_come_is_refused(String day) {
        assertThatThrownBy(() -> OpenDays.requireOpenToChange(LocalDate.parse(day), TODAY))
                .isInstanceOf(Refused.class)
                .hasMessage("That day has not come yet. Give today's date or one before it.");
    }
}
