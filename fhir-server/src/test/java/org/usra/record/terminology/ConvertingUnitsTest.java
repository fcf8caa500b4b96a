package org.usra.record.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usra.record.terminology.Ucum.Canonical;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ConvertingUnitsTest {

    @ParameterizedTest
    @CsvSource({
        "100, mg/dL, 1, g/L",
        "100.0, mg/dL, 1.00, g/L",
        "7.5, mmol/L, 7500, umol/L",
        "760, mm[Hg], 101.32472, kPa",
        "165, cm, 1.65, m",
        "72, kg, 72000, g",
        "37, Cel, 310.15, K",
        "98.6, [degF], 37, Cel",
        "-40, [degF], -40, Cel",
        "60, /min, 1, /s",
        "72, {beats}/min, 72, /min",
        "90, mL/min, 1.5, mL/s",
        "24, g/d, 1, g/h",
        "4.5, 10*9/L, 4500, /uL",
        "5, %, 0.05, 1",
        "2, meq/L, 2, mmol/L",
        "1, [iU]/mL, 1000, [iU]/L",
        "1, k[iU]/L, 1, [IU]/mL",
        "1, [in_i], 2.54, cm",
    })
    void the_same_amount_is_the_same_number_of_the_same_unit(
            BigDecimal value, String code, BigDecimal other, String otherCode) {
        assertThat(Ucum.canonical(value, code)).isPresent().isEqualTo(Ucum.canonical(other, otherCode));
    }

    @ParameterizedTest
    @CsvSource({
        "mg/dL, 126, 1260, g.m-3",
        "mm[Hg], 120, 15998640, g.m-1.s-2",
        "cm, 165.5, 1.655, m",
        "Cel, 36.6, 309.75, K",
        "kg/m2, 24.2, 24200, g.m-2",
    })
    void canonical_values_are_exact(String code, BigDecimal value, BigDecimal canonical, String unit) {
        assertThat(Ucum.canonical(value, code)).contains(new Canonical(canonical, unit));
    }

    @Test
    void digits_beyond_every_double_are_kept() {
        assertThat(Ucum.canonical(new BigDecimal("1.23456789012345678901234567890123"), "cm"))
                .contains(new Canonical(new BigDecimal("0.0123456789012345678901234567890123"), "m"));
    }

    @ParameterizedTest
    @CsvSource({"mg, mL", "mmol/L, g/L", "[iU]/L, mmol/L", "[iU]/L, [CFU]/L", "Cel, s", "mmol/L, /s"})
    void what_cannot_be_compared_has_different_units(String one, String other) {
        Canonical first = Ucum.canonical(BigDecimal.ONE, one).orElseThrow();
        Canonical second = Ucum.canonical(BigDecimal.ONE, other).orElseThrow();
        assertThat(first.code()).isNotEqualTo(second.code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[pH]", "dB", "B[SPL]", "Cel/min", "mmHg", "tablets", "", " ", "(((((", "mg//", "بوصة"})
    void what_has_no_factor_to_base_units_has_no_canonical_form(String code) {
        assertThat(Ucum.canonical(BigDecimal.TEN, code)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"km999999999", "10*999999999", "10^-999999", "m+1000.s", "/km1234"})
    void a_hostile_exponent_is_met_before_it_is_computed(String code) {
        assertThat(Ucum.canonical(BigDecimal.TEN, code)).isEmpty();
        assertThat(Ucum.isUnit(code)).isFalse();
    }

    @Test
    void a_hostile_value_is_met_too() {
        assertThat(Ucum.canonical(new BigDecimal("1e1000000000"), "Cel")).isEmpty();
        assertThat(Ucum.canonical(BigDecimal.TEN, "m".repeat(101))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mg/dL", "mm[Hg]", "10*9/L", "{score}", "mL/min/{1.73_m2}", "g/(24.h)", "[pH]", "1000.m"})
    void a_unit_by_the_grammar_is_a_unit(String code) {
        assertThat(Ucum.isUnit(code)).isTrue();
    }

    @Test
    void many_threads_get_the_same_answer() {
        List<String> codes = List.of("mg/dL", "mm[Hg]", "kPa", "/min", "ug/L", "mmol/L", "10*3/uL", "kg/m2");
        assertThat(IntStream.range(0, 4_000)
                        .parallel()
                        .mapToObj(i -> Ucum.canonical(BigDecimal.valueOf(i), codes.get(i % codes.size())))
                        .toList())
                .isEqualTo(IntStream.range(0, 4_000)
                        .mapToObj(i -> Ucum.canonical(BigDecimal.valueOf(i), codes.get(i % codes.size())))
                        .toList());
    }
}
