package org.usra.rules.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NationalIdTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final NationalId woman =
            NationalId.compose(LocalDate.of(1985, 3, 14), "03", 124).orElseThrow();

    @Test
    void it_states_birth_date_sex_and_governorate() {
        assertThat(woman.birthDate()).isEqualTo(LocalDate.of(1985, 3, 14));
        assertThat(woman.sex()).isEqualTo(Sex.FEMALE);
        assertThat(woman.governorate()).isEqualTo("03");
        assertThat(woman.digits()).startsWith("2850314030124").hasSize(14);
    }

    @Test
    void an_odd_thirteenth_digit_is_a_man_and_century_three_begins_in_2000() {
        NationalId boy = NationalId.compose(LocalDate.of(2019, 7, 1), "03", 77).orElseThrow();
        assertThat(boy.digits()).startsWith("3190701");
        assertThat(boy.sex()).isEqualTo(Sex.MALE);
        assertThat(boy.birthDate()).isEqualTo(LocalDate.of(2019, 7, 1));
    }

    @Test
    void arabic_and_persian_digits_spaces_and_direction_marks_are_read() {
        String arabic =
                woman.grouped().chars().mapToObj(NationalIdTest::arabicIndic).reduce("", String::concat);
        assertThat(NationalId.parse("\u200f" + arabic)).isEqualTo(woman);
        assertThat(NationalId.parse("۲" + woman.digits().substring(1))).isEqualTo(woman);
    }

    @ParameterizedTest
    @CsvSource({
        "2850314030,            'A national ID has 14 digits, this one has 10. Complete it from the card.'",
        "285031403012345,       'A national ID has 14 digits, this one has 15. Complete it from the card.'",
        "2850314030A234,        'A national ID holds digits only. Remove everything else.'",
        "18503140301234,        'A national ID begins with 2 or 3 (the century), not with 1.'",
        "28513140301234,        'Digits 2 to 7 (851314) are no real birth date as year, month, day.'",
        "28502300301234,        'Digits 2 to 7 (850230) are no real birth date as year, month, day.'",
        "28503149901234,        'Digits 8 and 9 (99) are no governorate''s code.'"
    })
    void a_wrong_structure_is_refused_and_named(String typed, String sentence) {
        assertThatThrownBy(() -> NationalId.parse(typed)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.kind()).isEqualTo(RefusalKind.INVALID);
            assertThat(refused.refusals()).singleElement().satisfies(refusal -> {
                assertThat(refusal.code()).isEqualTo("national-id-structure");
                assertThat(refusal.english()).isEqualTo(sentence);
                assertThat(refusal.arabic()).isNotBlank();
            });
        });
        assertThat(NationalId.looksLike(typed)).isFalse();
    }

    @Test
    void nobody_is_born_in_the_future() {
        NationalId tomorrow = NationalId.compose(TODAY.plusDays(1), "03", 12).orElseThrow();
        assertThatThrownBy(() -> NationalId.parse(tomorrow.digits(), TODAY)).hasMessageContaining("in the future");
        assertThat(NationalId.parse(tomorrow.digits(), TODAY.plusDays(1))).isEqualTo(tomorrow);
    }

    @Test
    void a_wrong_check_digit_warns_and_is_not_refused() {
        char last = woman.digits().charAt(13);
        NationalId doubtful =
                NationalId.parse(woman.digits().substring(0, 13) + (last == '9' ? '0' : (char) (last + 1)));
        assertThat(doubtful.checkDigitAgrees()).isFalse();
        assertThat(doubtful.warnings()).extracting(Refusal::code).containsExactly("national-id-check-digit");
        assertThat(woman.warnings()).isEmpty();
    }

    @Test
    void what_was_entered_is_compared_with_what_the_number_states() {
        assertThat(woman.differences(LocalDate.of(1985, 4, 14), Sex.MALE, "11"))
                .extracting(Refusal::english)
                .containsExactly(
                        "The birth date entered is 1985-04-14, the national ID states 1985-03-14. Check the document.",
                        "The sex entered is male, the national ID states female. Check the document.",
                        "The birth was entered as registered in governorate 11, digits 8 and 9 of the national ID"
                                + " state 03. Check the document.");
        assertThat(woman.differences(LocalDate.of(1985, 3, 14), null, "03")).isEmpty();
        assertThat(woman.differences(null, null, null)).isEmpty();
    }

    @Test
    void it_is_shown_in_groups_and_hidden_in_logs() {
        assertThat(woman.grouped()).startsWith("2 850314 03 0124 ");
        assertThat(woman).hasToString("2850314*******");
    }

    private static String arabicIndic(int c) {
        return Character.isDigit(c) ? String.valueOf((char) ('٠' + c - '0')) : String.valueOf((char) c);
    }
}
