package org.usra.rules.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usra.rules.refusal.Refused;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PassportNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"A12345678", "a 1234 5678", "A-12345678", "A١٢٣٤٥٦٧٨", "\u202aA۱۲۳۴۵۶۷۸\u202c"})
    void however_it_is_typed_it_is_kept_in_one_form(String typed) {
        PassportNumber number = PassportNumber.parse(typed);
        assertThat(number.code()).isEqualTo("A12345678");
        assertThat(number).hasToString("******678");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A123", "PASSPORT", "A1234567890123456", "أ12345678", "A12345*78"})
    void what_cannot_be_one_is_refused_with_an_example(String typed) {
        assertThatThrownBy(() -> PassportNumber.parse(typed))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("This is no passport number.")
                .hasMessageContaining("A12345678");
    }
}
