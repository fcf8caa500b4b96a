package org.usra.rules.prevention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usra.rules.prevention.ScheduledDose.Earlier;

/** A child born on 1 January 2026, and a schedule of few vaccines. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class VaccinatingAChildTest {

    private static final LocalDate BIRTH = LocalDate.parse("2026-01-01");

    private static final List<ScheduledDose> SCHEDULE = List.of(
            new ScheduledDose("birth", 1, 0, null, 1, 2),
            new ScheduledDose("five", 1, 2, null, 28, 84),
            new ScheduledDose("five", 2, 4, new Earlier("five", 1, 28), 28, 84),
            new ScheduledDose("five", 3, 6, new Earlier("five", 2, 28), 28, 84),
            new ScheduledDose("booster", 1, 18, new Earlier("five", 3, 180), 28, 84));

    /** @param given {@code five 2026-03-01; five 2026-05-01} */
    private static List<PlannedDose> plan(String given, String day) {
        List<GivenDose> doses = new ArrayList<>();
        Arrays.stream(given.split("; *")).filter(one -> !one.isBlank()).forEach(one -> {
            String[] words = one.trim().split(" ");
            doses.add(new GivenDose("i" + doses.size(), words[0], LocalDate.parse(words[1])));
        });
        return VaccinationPlan.of(BIRTH, doses, SCHEDULE, LocalDate.parse(day));
    }

    private static String inWords(String given, String day) {
        return plan(given, day).stream()
                .map(planned -> switch (planned.state()) {
                    case DoseState.Given state -> "given " + state.dose().date();
                    case DoseState.NotYet state -> "not-yet " + state.window().from();
                    case DoseState.Due state -> "due " + state.window().until();
                    case DoseState.Overdue state -> "overdue " + state.window().until();
                    case DoseState.TooOld state -> "too-old " + state.last();
                })
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing is given on the first day         || 2026-01-01 | due 2026-01-02, not-yet 2026-03-01, not-yet 2026-05-01, not-yet 2026-07-01, not-yet 2027-07-01
            the birth dose is late on the third day   || 2026-01-03 | overdue 2026-01-02, not-yet 2026-03-01, not-yet 2026-05-01, not-yet 2026-07-01, not-yet 2027-07-01
            the birth dose is over at two months      || 2026-03-01 | too-old 2026-02-28, due 2026-03-29, not-yet 2026-05-01, not-yet 2026-07-01, not-yet 2027-07-01
            a dose is due on its last day             || 2026-03-29 | too-old 2026-02-28, due 2026-03-29, not-yet 2026-05-01, not-yet 2026-07-01, not-yet 2027-07-01
            a dose is overdue on the day after        || 2026-03-30 | too-old 2026-02-28, overdue 2026-03-29, not-yet 2026-05-01, not-yet 2026-07-01, not-yet 2027-07-01
            a missing dose moves those that follow it || 2026-06-20 | too-old 2026-02-28, overdue 2026-03-29, not-yet 2026-07-18, not-yet 2026-08-15, not-yet 2027-07-01
            a dose in time leaves the next at its age | birth 2026-01-01; five 2026-03-03 | 2026-04-01 | given 2026-01-01, given 2026-03-03, not-yet 2026-05-01, not-yet 2026-07-01, not-yet 2027-07-01
            a late dose moves the next                | five 2026-06-20 | 2026-07-01 | too-old 2026-02-28, given 2026-06-20, not-yet 2026-07-18, not-yet 2026-08-15, not-yet 2027-07-01
            the moved dose is due on its new day      | five 2026-06-20 | 2026-07-18 | too-old 2026-02-28, given 2026-06-20, due 2026-08-15, not-yet 2026-08-15, not-yet 2027-07-01
            a late series moves the booster           | five 2026-10-01; five 2026-11-01; five 2027-04-01 | 2027-07-01 | too-old 2026-02-28, given 2026-10-01, given 2026-11-01, given 2027-04-01, not-yet 2027-09-28
            """)
    void each_dose_stands_where_age_and_the_dose_before_put_it(
            String situation, @org.jspecify.annotations.Nullable String given, String day, String expected) {
        assertThat(inWords(given == null ? "" : given, day)).isEqualTo(expected);
    }

    @Test
    void what_was_recorded_twice_is_no_second_dose() {
        assertThat(inWords("five 2026-03-01; five 2026-03-01", "2026-03-02"))
                .contains("given 2026-03-01, not-yet 2026-05-01");
    }

    @Test
    void a_dose_a_day_too_soon_does_not_count_and_one_on_the_day_does() {
        assertThat(inWords("five 2026-03-01; five 2026-03-28", "2026-05-01"))
                .contains("given 2026-03-01, due 2026-05-29");
        assertThat(inWords("five 2026-03-01; five 2026-03-29", "2026-05-01"))
                .contains("given 2026-03-01, given 2026-03-29");
    }

    @Test
    void doses_are_counted_by_date_in_whatever_order_they_are_recorded() {
        List<PlannedDose> planned = plan("five 2026-05-03; five 2026-03-03", "2026-06-01");
        assertThat(planned.get(1).state())
                .isEqualTo(new DoseState.Given(new GivenDose("i1", "five", LocalDate.parse("2026-03-03"))));
    }

    @Test
    void what_was_given_before_birth_or_will_be_given_tomorrow_is_a_mistake_and_does_not_count() {
        assertThat(inWords("five 2025-12-31; five 2026-03-02", "2026-03-01")).contains("due 2026-03-29");
    }

    @Test
    void more_doses_than_the_schedule_asks_for_change_nothing() {
        assertThat(inWords(
                        "five 2026-03-01; five 2026-05-01; five 2026-07-01; five 2026-09-01; unknown 2026-09-01",
                        "2026-10-01"))
                .endsWith("given 2026-07-01, not-yet 2027-07-01");
    }

    @Test
    void a_series_that_cannot_be_finished_in_time_is_not_begun_beyond_its_age() {
        assertThat(inWords("", "2032-12-20"))
                .isEqualTo("too-old 2026-02-28, overdue 2026-03-29, too-old 2032-12-31, too-old 2032-12-31,"
                        + " too-old 2032-12-31");
    }

    @Test
    void a_grown_up_has_outgrown_the_schedule() {
        assertThat(plan("", "2050-01-01"))
                .hasSize(SCHEDULE.size())
                .allMatch(planned -> planned.state() instanceof DoseState.TooOld);
    }
}
