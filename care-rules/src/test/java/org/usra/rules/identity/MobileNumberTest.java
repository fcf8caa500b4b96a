package org.usra.rules.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usra.rules.refusal.Refused;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MobileNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01012345678",
                "010 1234 5678",
                "+201012345678",
                "00201012345678",
                "1012345678",
                "٠١٠١٢٣٤٥٦٧٨",
                "\u202a+20 10-12345678\u202c"
            })
    void an_egyptian_mobile_is_kept_in_one_form(String typed) {
        MobileNumber number = MobileNumber.parse(typed);
        assertThat(number.e164()).isEqualTo("+201012345678");
        assertThat(number.grouped()).isEqualTo("010 12345678");
        assertThat(number).hasToString("+20*******678");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+966501234567", "00966501234567"})
    void a_foreign_mobile_keeps_its_country(String typed) {
        assertThat(MobileNumber.parse(typed).e164()).isEqualTo("+966501234567");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "15344", "0663221234", "0131234567", "01312345678", "010123456789", "mobile"})
    void what_cannot_receive_a_message_is_refused(String typed) {
        assertThatThrownBy(() -> MobileNumber.parse(typed))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("This is no mobile number.");
    }
}
