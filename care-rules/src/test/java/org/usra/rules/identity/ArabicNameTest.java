package org.usra.rules.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ArabicNameTest {

    @ParameterizedTest(name = "{0} and {1}: {2}, {3}")
    @CsvFileSource(resources = "name-spellings.csv", numLinesToSkip = 1, ignoreLeadingAndTrailingWhitespace = false)
    void spellings_of_one_name_fold_to_the_same_text(String left, String right, String same, String why) {
        assertThat(ArabicName.fold(left).equals(ArabicName.fold(right)))
                .as("%s: %s and %s", why, ArabicName.fold(left), ArabicName.fold(right))
                .isEqualTo(same.equals("yes"));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "name-spellings.csv", numLinesToSkip = 1)
    void folding_twice_changes_nothing(String left, String right, String same, String why) {
        String once = ArabicName.fold(left);
        assertThat(ArabicName.fold(once)).isEqualTo(once);
    }

    @Test
    void a_text_without_letters_folds_to_nothing() {
        assertThat(ArabicName.fold(" ـ ، - ")).isEmpty();
    }

    @Test
    void letters_that_are_remembered_fold_as_the_whole_text_does() {
        Random random = new Random(7);
        int[] pages = {0x00, 0x00, 0x01, 0x03, 0x06, 0x06, 0x06, 0x1E, 0x20, 0xFB, 0xFE, 0xAC, 0xD8};
        for (int text = 0; text < 20_000; text++) {
            StringBuilder any = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                any.append((char) ((pages[random.nextInt(pages.length)] << 8) + random.nextInt(256)));
            }
            any.append(random.nextBoolean() ? " عبد الله" : "");
            assertThat(ArabicName.fold(any.toString()))
                    .as("%s", any)
                    .isEqualTo(ArabicName.joined(ArabicName.spelledOut(any.toString())));
        }
    }
}
