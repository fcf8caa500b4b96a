package org.usra.rules.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.rules.refusal.Refused;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GivingInputsTest {

    private static final InputRule RULE = new InputRule(
            "$open-family-file",
            List.of(
                    Input.of("unit", "Reference").required(),
                    Input.of("category", "code"),
                    Input.of("count", "integer"),
                    Input.of("diagnosis", "Coding", "string").many(),
                    Input.group("member", Input.of("role", "code").required(), Input.of("resource", "Patient"))
                            .many()));

    @Test
    void what_the_definition_names_is_taken() {
        assertThatCode(() -> RULE.require(List.of(
                        value("unit", "Reference", "{\"reference\":\"Organization/u\"}"),
                        value("category", "Code", "\"formal\""),
                        value("count", "Integer", "7"),
                        value("diagnosis", "Coding", "{}"),
                        value("diagnosis", "String", "\"فشل كلوي\""),
                        new GivenInput(
                                "member",
                                null,
                                null,
                                null,
                                List.of(
                                        value("role", "Code", "\"head\""),
                                        new GivenInput("resource", null, null, "Patient", List.of()))))))
                .doesNotThrowAnyException();
    }

    @Test
    void a_long_text_where_a_code_is_due_is_judged_too() {
        assertThatCode(() -> RULE.require(List.of(
                        value("unit", "Reference", "{}"),
                        value("category", "Code", "\"" + "a ".repeat(50_000) + "a\""))))
                .doesNotThrowAnyException();
    }

    @Test
    void an_unknown_name_is_refused_with_the_known_ones() {
        Refused refused = refused(value("household", "String", "\"x\""));
        assertThat(refused.kind().status()).isEqualTo(400);
        assertThat(refused.refusals().getFirst().english())
                .isEqualTo("\"household\" is no input of $open-family-file. It takes: unit, category, count,"
                        + " diagnosis, member.");
        assertThat(refused.refusals().getFirst().arabic()).startsWith("«household» ليس من مدخلات");
        assertThat(faults(refused)).containsExactly("unknown-parameter Parameters.parameter[0].name");
    }

    @Test
    void a_part_that_is_unknown_is_named_where_it_stands() {
        GivenInput member = new GivenInput(
                "member", null, null, null, List.of(value("role", "Code", "\"head\""), value("age", "Integer", "3")));
        assertThat(faults(refused(value("category", "Code", "\"formal\""), member)))
                .containsExactly("unknown-parameter Parameters.parameter[1].part[1].name");
    }

    @Test
    void a_single_input_is_given_once() {
        GivenInput twice = value("category", "Code", "\"formal\"");
        assertThat(faults(refused(twice, twice))).containsExactly("wrong-type Parameters.parameter[1].name");
    }

    @Test
    void another_type_or_a_value_that_is_not_of_it_is_refused() {
        assertThat(faults(refused(
                        value("category", "String", "\"formal\""),
                        value("count", "Integer", "\"7\""),
                        value("diagnosis", "Boolean", "true"),
                        new GivenInput("unit", null, null, "Organization", List.of()),
                        new GivenInput("member", "String", "\"x\"", null, List.of()))))
                .containsExactly(
                        "wrong-type Parameters.parameter[0].value",
                        "wrong-type Parameters.parameter[1].value",
                        "wrong-type Parameters.parameter[2].value",
                        "wrong-type Parameters.parameter[3].value",
                        "wrong-type Parameters.parameter[4]");
    }

    @Test
    void a_query_holds_simple_inputs_and_the_form_of_the_answer_only() {
        assertThatCode(() -> RULE.requireQuery(Map.of("count", List.of("3"), "_format", List.of("json"))))
                .doesNotThrowAnyException();
        Refused refused =
                catchThrowableOfType(Refused.class, () -> RULE.requireQuery(Map.of("nonsense", List.of("1"))));
        assertThat(faults(refused)).containsExactly("unknown-parameter http.nonsense");
        assertThat(faults(
                        catchThrowableOfType(Refused.class, () -> RULE.requireQuery(Map.of("count", List.of("many"))))))
                .containsExactly("wrong-type http.count");
        assertThat(faults(catchThrowableOfType(
                        Refused.class, () -> RULE.requireQuery(Map.of("count", List.of("1", "2"))))))
                .containsExactly("wrong-type http.count");
    }

    @Test
    void only_a_single_resource_may_come_without_parameters_around_it() {
        InputRule validate = new InputRule("$validate", List.of(Input.of("resource", "Resource")));
        assertThatCode(() -> validate.requireBare("Patient")).doesNotThrowAnyException();
        assertThat(faults(catchThrowableOfType(Refused.class, () -> RULE.requireBare("Patient"))))
                .containsExactly("wrong-type resourceType");
    }

    private static GivenInput value(String name, String type, String json) {
        return new GivenInput(name, type, json, null, List.of());
    }

    private static Refused refused(GivenInput... given) {
        return catchThrowableOfType(Refused.class, () -> RULE.require(List.of(given)));
    }

    private static List<String> faults(Refused refused) {
        return refused.refusals().stream()
                .map(each -> each.code() + " " + each.element())
                .toList();
    }
}
