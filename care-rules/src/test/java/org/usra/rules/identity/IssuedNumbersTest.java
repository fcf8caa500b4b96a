package org.usra.rules.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.rules.refusal.Refused;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IssuedNumbersTest {

    @Test
    void damm_finds_every_wrong_digit_and_every_swap_of_neighbours() {
        assertThat(Damm.checkDigit("572")).isEqualTo('4');
        String right = "0314000217" + Damm.checkDigit("0314000217");
        for (int i = 0; i < right.length(); i++) {
            for (char wrong = '0'; wrong <= '9'; wrong++) {
                String typed = right.substring(0, i) + wrong + right.substring(i + 1);
                assertThat(Damm.agrees(typed)).as(typed).isEqualTo(typed.equals(right));
            }
            if (i > 0 && right.charAt(i) != right.charAt(i - 1)) {
                String swapped =
                        right.substring(0, i - 1) + right.charAt(i) + right.charAt(i - 1) + right.substring(i + 1);
                assertThat(Damm.agrees(swapped)).as(swapped).isFalse();
            }
        }
    }

    @Test
    void a_family_number_is_read_as_it_is_written() {
        FamilyNumber number = new FamilyNumber("03", 14, 217);
        assertThat(number).hasToString("03-14-000217-1");
        assertThat(FamilyNumber.parse("03-14-000217-1")).isEqualTo(number);
        assertThat(FamilyNumber.parse(" ٠٣١٤٠٠٠٢١٧١ ")).isEqualTo(number);
    }

    @Test
    void a_family_number_with_a_wrong_digit_is_refused_with_the_remedy() {
        assertThatThrownBy(() -> FamilyNumber.parse("03-14-000271-1"))
                .isInstanceOf(Refused.class)
                .hasMessage("The check digit of the family file number does not fit: one of its digits is wrong."
                        + " Compare it with the document.");
        assertThatThrownBy(() -> FamilyNumber.parse("03-14-217"))
                .hasMessage("This is no family file number. It is written like 03-14-000217-1.");
    }

    @Test
    void a_referral_number_is_read_as_it_is_written_and_may_outgrow_six_digits() {
        ReferralNumber number = new ReferralNumber(2026, 123);
        assertThat(number).hasToString("R-2026-000123-8");
        assertThat(ReferralNumber.parse("r 2026 000123 8")).isEqualTo(number);
        ReferralNumber large = new ReferralNumber(2031, 44_000_000);
        assertThat(ReferralNumber.parse(large.toString())).isEqualTo(large);
        assertThatThrownBy(() -> ReferralNumber.parse("R-2026-000132-8")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> ReferralNumber.parse("R-26-123")).isInstanceOf(Refused.class);
    }

    @Test
    void an_authorization_number_forgives_letters_that_look_like_digits() {
        AuthorizationNumber number = new AuthorizationNumber("7K3Q9ZD1");
        assertThat(AuthorizationNumber.parse(number.toString())).isEqualTo(number);
        String typed = number.toString().replace("D1-", "Dl-").replace("A-7K", "a-7k");
        assertThat(AuthorizationNumber.parse(typed)).isEqualTo(number);
        assertThatThrownBy(() -> AuthorizationNumber.parse("A-7K3Q9ZDU-2")).isInstanceOf(Refused.class);
        assertThat(new AuthorizationNumber("7K3Q9ZD2")).hasToString("A-7K3Q9ZD2-2");
    }

    @Test
    void numbers_drawn_at_random_are_read_back() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 1000; i++) {
            AuthorizationNumber authorization = AuthorizationNumber.draw(random);
            assertThat(AuthorizationNumber.parse(authorization.toString())).isEqualTo(authorization);
            InsuranceCardNumber card = InsuranceCardNumber.draw(random);
            assertThat(InsuranceCardNumber.parse(card.grouped())).isEqualTo(card);
        }
    }

    @Test
    void a_card_number_with_a_wrong_digit_is_refused() {
        assertThat(InsuranceCardNumber.parse("4471 0092 8315").grouped()).isEqualTo("4471 0092 8315");
        assertThatThrownBy(() -> InsuranceCardNumber.parse("4471 0092 8351")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> InsuranceCardNumber.parse("4471")).isInstanceOf(Refused.class);
    }
}
