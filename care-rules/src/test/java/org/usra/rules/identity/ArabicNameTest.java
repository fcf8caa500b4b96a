package org.usra.rules.identity;

import static org.assertj.core.api.Assertions.assertThat;

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
}
