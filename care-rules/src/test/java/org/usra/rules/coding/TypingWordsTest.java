package org.usra.rules.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TypingWordsTest {

    @ParameterizedTest
    @CsvSource({
        "ضغط, ارتفاع الضغط",
        "الضغط, ضغط الدم",
        "ارتفاع ضغط, ارتفاع ضغط الدم",
        "حم, حمى التيفود",
        "حمي, حُمَّى",
        "دم, أم الدم",
        "high pres, High blood pressure",
        "CREAT, Créatinine",
        "i1, I10",
        "j45.0, J45.0",
    })
    void every_word_typed_begins_a_word_of_the_name(String typed, String name) {
        assertThat(found(typed, name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"ressure, Blood pressure", "ضغط سكر, ضغط الدم", "قلب, دم"})
    void anything_else_does_not(String typed, String name) {
        assertThat(found(typed, name)).isFalse();
    }

    @Test
    void a_text_without_letters_asks_for_nothing() {
        assertThat(SearchWords.typed(" - ")).isEmpty();
    }

    private static boolean found(String typed, String name) {
        return SearchWords.typed(typed).stream()
                .allMatch(start -> SearchWords.of(List.of(name)).stream().anyMatch(word -> word.startsWith(start)));
    }
}
