package org.usra.rules.civil;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usra.rules.identity.Sex;
import org.usra.rules.refusal.Refusal;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MeaningTheSamePersonTest {

    @ParameterizedTest
    @CsvSource({
        "أحمد محمود علي حسن, احمد محمود على حسن",
        "فاطمة الزهراء عبد الله, فاطمه الزهراء عبدالله",
        "مريم أحمد حسن, مريم حسن",
        "مريم حسن, مريم أحمد حسن",
        "منى, منى سعيد"
    })
    void a_register_that_leaves_out_fathers_or_spells_otherwise_means_the_same(String reported, String registered) {
        assertThat(SamePersonRule.differences(named(reported), named(registered)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"أحمد محمود علي, محمود أحمد علي", "مريم أحمد حسن, مريم محمود حسن", "منى, مني2", "سعيد حسن, حسن"})
    void another_own_name_or_father_is_another_person(String reported, String registered) {
        assertThat(SamePersonRule.differences(named(reported), named(registered)))
                .extracting(Refusal::code)
                .containsExactly("name-differs");
    }

    @Test
    void any_name_of_the_one_may_be_any_name_of_the_other() {
        Described known = new Described(List.of("Ahmed Hassan", "أحمد حسن"), null, null);
        assertThat(SamePersonRule.differences(named("احمد حسن"), known)).isEmpty();
    }

    @Test
    void what_only_one_of_them_says_contradicts_nothing() {
        assertThat(SamePersonRule.differences(described(null, Sex.MALE), described(LocalDate.EPOCH, null)))
                .isEmpty();
    }

    @Test
    void everything_that_contradicts_is_said_at_once() {
        Described reported = new Described(List.of("سعيد"), LocalDate.parse("1990-01-01"), Sex.MALE);
        Described registered = new Described(List.of("منى"), LocalDate.parse("1990-01-02"), Sex.FEMALE);
        assertThat(SamePersonRule.differences(reported, registered))
                .extracting(Refusal::code)
                .containsExactly("name-differs", "birth-date-differs", "sex-differs");
    }

    @ParameterizedTest
    @CsvSource({"***, false", "؟؟؟, false", "ـــ, false", "منى, true", "A, true"})
    void symbols_are_no_name(String name, boolean readable) {
        assertThat(SamePersonRule.isReadable(named(name))).isEqualTo(readable);
    }

    private static Described named(String name) {
        return new Described(List.of(name), null, null);
    }

    private static Described described(@Nullable LocalDate born, @Nullable Sex sex) {
        return new Described(List.of("منى"), born, sex);
    }
}
