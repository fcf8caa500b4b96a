package org.usra.clinic.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.clinic.draft.Entered;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MemberRowTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final String GOOD = "28503140301237";
    private static final String DOUBTFUL = "28503140301235";

    @Test
    void a_number_proposes_birth_date_sex_and_governorate() {
        MemberRow row = row(CheckDigit.WARN, "identity", "٢ ٨٥٠٣١٤-۰۳ 0123 7");
        assertThat(row.birth()).contains(LocalDate.of(1985, 3, 14));
        assertThat(row.sex()).isEqualTo("male");
        assertThat(row.governorate()).isEqualTo("03");
        assertThat(row.warnings()).isEmpty();
    }

    @Test
    void what_an_earlier_number_proposed_gives_way_to_the_corrected_one() {
        MemberRow row = row(
                CheckDigit.WARN,
                "identity",
                GOOD,
                "proposed",
                "28802020300340",
                "day",
                "2",
                "month",
                "2",
                "year",
                "1988",
                "sex",
                "female");
        assertThat(row.birth()).contains(LocalDate.of(1985, 3, 14));
        assertThat(row.sex()).isEqualTo("male");
        assertThat(row.warnings()).isEmpty();
    }

    @Test
    void what_the_clerk_wrote_is_kept_and_each_difference_is_said() {
        MemberRow row = row(
                CheckDigit.WARN,
                "identity",
                GOOD,
                "day",
                "15",
                "month",
                "3",
                "year",
                "1985",
                "sex",
                "female",
                "governorate",
                "11");
        assertThat(row.birth()).contains(LocalDate.of(1985, 3, 15));
        assertThat(row.warnings()).hasSize(3);
        assertThat(errors(row)).containsEntry("compared-0", "register.error.compare");
    }

    @Test
    void the_check_digit_warns_or_refuses_or_is_not_looked_at_as_configured() {
        assertThat(errors(row(CheckDigit.WARN, "identity", DOUBTFUL)))
                .containsKey("compared-0")
                .doesNotContainKey("identity-0");
        assertThat(errors(row(CheckDigit.REFUSE, "identity", DOUBTFUL)))
                .containsEntry("identity-0", "register.error.check-digit")
                .doesNotContainKey("compared-0");
        assertThat(errors(row(CheckDigit.OFF, "identity", DOUBTFUL))).doesNotContainKeys("identity-0", "compared-0");
    }

    @Test
    void who_has_compared_one_number_has_not_compared_the_next() {
        String compared = row(CheckDigit.WARN, "identity", DOUBTFUL).comparison();
        assertThat(errors(row(CheckDigit.WARN, "identity", DOUBTFUL, "compared", compared)))
                .doesNotContainKey("compared-0");
        assertThat(errors(row(CheckDigit.WARN, "identity", "28503140301236", "compared", compared)))
                .containsKey("compared-0");
    }

    @Test
    void a_number_of_somebody_not_born_yet_is_refused_whatever_birth_date_is_written() {
        assertThat(errors(row(CheckDigit.OFF, "identity", "39901010300121", "day", "1", "month", "1", "year", "1999")))
                .containsEntry("identity-0", "register.error.identity-future");
    }

    @Test
    void an_answer_counts_for_the_person_about_whom_it_was_given() {
        String answer = row(CheckDigit.WARN, "own", "منى", "mother", "سعاد").answer("p1");
        assertThat(row(CheckDigit.WARN, "own", "منى", "mother", "سعاد", "different", answer)
                        .answers())
                .containsExactly(answer);
        assertThat(row(CheckDigit.WARN, "own", "منى", "mother", "هدى", "different", answer)
                        .answers())
                .isEmpty();
    }

    @Test
    void each_paper_asks_for_what_it_can_know() {
        assertThat(errors(row(CheckDigit.WARN, "role", "child"))).containsKeys("identity-0", "own-0", "day-0", "sex-0");
        assertThat(errors(row(CheckDigit.WARN, "role", "child", "paper", "emergency-tag")))
                .containsOnlyKeys("identity-0");
        assertThat(errors(row(CheckDigit.WARN, "role", "child", "paper", "newborn", "identity", "7")))
                .containsEntry("identity-0", "register.error.newborn-number")
                .containsKey("mother-0");
        assertThat(errors(row(CheckDigit.WARN, "role", "child", "paper", "passport", "identity", "x")))
                .containsEntry("identity-0", "register.error.passport");
        assertThat(errors(row(CheckDigit.WARN, "role", "child", "paper", "driving-licence")))
                .containsEntry("identity-0", "register.error.identity-missing");
    }

    @Test
    void the_head_proves_who_he_is() {
        assertThat(errors(row(CheckDigit.WARN, "paper", "emergency-tag", "identity", "T-1")))
                .containsOnlyKeys("paper-0");
        assertThat(errors(row(CheckDigit.WARN, "paper", "passport", "identity", "A12345678")))
                .doesNotContainKeys("paper-0", "identity-0");
    }

    @Test
    void a_child_past_the_first_birthday_is_no_newborn() {
        assertThat(errors(row(
                        CheckDigit.WARN,
                        "role",
                        "child",
                        "paper",
                        "newborn",
                        "day",
                        "27",
                        "month",
                        "11",
                        "year",
                        "2025")))
                .containsEntry("day-0", "register.error.newborn-age");
    }

    private static MemberRow row(CheckDigit checkDigit, String... typed) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (int i = 0; i < typed.length; i += 2) {
            fields.put(typed[i] + "-0", List.of(typed[i + 1]));
        }
        return new MemberRow(0, new Entered(fields), checkDigit);
    }

    private static Map<String, String> errors(MemberRow row) {
        Map<String, String> errors = new LinkedHashMap<>();
        MemberCheck.of(row, TODAY, errors);
        return errors;
    }
}
