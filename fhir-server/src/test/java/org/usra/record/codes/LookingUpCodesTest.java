package org.usra.record.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usra.record.codes.OneVocabulary.ANIMALS;
import static org.usra.record.codes.OneVocabulary.COLOURS;
import static org.usra.record.codes.OneVocabulary.encoded;
import static org.usra.record.codes.OneVocabulary.get;
import static org.usra.record.codes.OneVocabulary.post;
import static org.usra.record.codes.OneVocabulary.properties;
import static org.usra.record.codes.OneVocabulary.told;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usra.record.RunningRecord.Answer;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LookingUpCodesTest {

    private static final String LOOKUP = "CodeSystem/$lookup?system=";
    private static final String VALIDATE = "CodeSystem/$validate-code?url=";
    private static final String SUBSUMES = "CodeSystem/$subsumes?system=";

    @Test
    void a_code_of_r4_is_looked_up_with_its_place() {
        Answer answer = get(LOOKUP + "http://terminology.hl7.org/CodeSystem/v3-ActCode&code=AMB");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(told(answer, "name")).isEqualTo("v3.ActCode");
        assertThat(told(answer, "display")).isEqualTo("ambulatory");
        assertThat(properties(answer)).contains("inactive=false", "parent=_ActEncounterCode");
    }

    @Test
    void a_stored_code_is_told_with_names_properties_and_relatives() {
        Answer answer = get(LOOKUP + ANIMALS + "&code=bird&displayLanguage=ar-EG");
        assertThat(told(answer, "version")).isEqualTo("2");
        assertThat(told(answer, "display")).isEqualTo("طائر");
        assertThat(properties(answer)).contains("parent=animal", "parent=flyer", "child=hen", "child=dodo");
    }

    @Test
    void only_the_properties_asked_for_are_told() {
        Answer answer = get(LOOKUP + ANIMALS + "&code=dodo&property=legs&property=inactive");
        assertThat(properties(answer)).containsExactly("inactive=true", "legs=2");
    }

    @Test
    void a_supplement_adds_names() {
        Answer answer = get(LOOKUP + ANIMALS + "&code=hen&displayLanguage=fr");
        assertThat(told(answer, "display")).isEqualTo("Poule");
    }

    @Test
    void an_older_version_is_found_by_its_number() {
        assertThat(told(get(LOOKUP + ANIMALS + "&code=hen&version=1"), "display"))
                .isEqualTo("Old hen");
        assertThat(get(LOOKUP + ANIMALS + "&code=hen&version=7").status()).isEqualTo(404);
    }

    @Test
    void a_coding_may_be_posted() {
        Answer answer = post(
                "CodeSystem/$lookup",
                "{'name':'coding','valueCoding':{'system':'" + ANIMALS + "','code':'hen','version':'2'}}");
        assertThat(told(answer, "display")).isEqualTo("Hen");
    }

    @Test
    void what_is_not_there_is_404_in_both_languages() {
        Answer code = get(LOOKUP + ANIMALS + "&code=unicorn");
        assertThat(code.status()).isEqualTo(404);
        assertThat(code.code()).isEqualTo("unknown-code");
        assertThat(code.body().at("/issue/0/details/text").asText())
                .isEqualTo("The code system \"" + ANIMALS + "\" does not know the code \"unicorn\".");
        assertThat(code.body().at("/issue/0/details/_text").toString()).contains("unicorn", "ar");
        assertThat(get(LOOKUP + "https://codes.test/none&code=x").status()).isEqualTo(404);
        assertThat(get(LOOKUP + "https://codes.test/CodeSystem/animals-fr&code=hen")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_question_without_a_code_or_with_two_is_refused() {
        assertThat(get("CodeSystem/$lookup?system=" + ANIMALS).status()).isEqualTo(400);
        assertThat(get("CodeSystem/$lookup?code=hen").status()).isEqualTo(400);
        assertThat(get(LOOKUP + ANIMALS + "&code=hen&date=2020-01-01").code()).isEqualTo("unknown-parameter");
        Answer both = post(
                "CodeSystem/$lookup",
                "{'name':'code','valueCode':'hen'},{'name':'coding','valueCoding':{'system':'x','code':'y'}}");
        assertThat(both.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "hen, , true",
        "hen, HEN, true",
        "hen, دجاجه, true",
        "hen, Duck, false",
        "animal, , false",
        "unicorn, , false",
        "Hen, , false"
    })
    void a_code_is_valid_where_the_system_has_it_and_calls_it_so(String code, String display, String result) {
        Answer answer =
                get(VALIDATE + ANIMALS + "&code=" + code + (display == null ? "" : "&display=" + encoded(display)));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(told(answer, "result")).isEqualTo(result);
    }

    @Test
    void a_grouping_code_is_valid_where_that_is_meant() {
        assertThat(told(get(VALIDATE + ANIMALS + "&code=animal&abstract=true"), "result"))
                .isEqualTo("true");
    }

    @Test
    void of_several_codings_one_must_be_right() {
        Answer answer = post(
                "CodeSystem/$validate-code",
                "{'name':'url','valueUri':'" + ANIMALS
                        + "'},{'name':'codeableConcept','valueCodeableConcept':{'coding':[" + "{'system':'" + COLOURS
                        + "','code':'Red'},{'system':'" + ANIMALS + "','code':'hen'}]}}");
        assertThat(told(answer, "result")).isEqualTo("true");
        assertThat(told(answer, "display")).isEqualTo("Hen");
    }

    @Test
    void case_matters_only_where_the_system_says_so_and_a_fragment_owns_up() {
        assertThat(told(get(VALIDATE + COLOURS + "&code=RED"), "result")).isEqualTo("true");
        Answer unknown = get(VALIDATE + COLOURS + "&code=green");
        assertThat(told(unknown, "result")).isEqualTo("false");
        assertThat(told(unknown, "message")).endsWith("Only a part of the system is held here.");
    }

    @Test
    void one_code_system_is_asked_by_its_id_or_sent_along() {
        assertThat(told(get("CodeSystem/animals-1/$validate-code?code=hen"), "display"))
                .isEqualTo("Old hen");
        assertThat(get("CodeSystem/nowhere/$validate-code?code=hen").status()).isEqualTo(404);
        Answer sent = post(
                "CodeSystem/$validate-code",
                "{'name':'codeSystem','resource':{'resourceType':'CodeSystem','url':'urn:x','concept':[{'code':'a'}]}},"
                        + "{'name':'code','valueCode':'a'}");
        assertThat(told(sent, "result")).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource({"mg/dL, true", "mm[Hg], true", "{score}, true", "teaspoons, false"})
    void a_unit_is_judged_by_the_grammar_of_ucum(String code, String result) {
        assertThat(told(get(VALIDATE + "http://unitsofmeasure.org&code=" + encoded(code)), "result"))
                .isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({
        "hen, hen, equivalent",
        "bird, hen, subsumes",
        "animal, hen, subsumes",
        "flyer, hen, subsumes",
        "flying-fish, animal, subsumed-by",
        "flyer, flying-fish, subsumes",
        "hen, fish, not-subsumed"
    })
    void subsumption_follows_nesting_and_properties(String first, String second, String outcome) {
        assertThat(told(get(SUBSUMES + ANIMALS + "&codeA=" + first + "&codeB=" + second), "outcome"))
                .isEqualTo(outcome);
        assertThat(told(get("CodeSystem/animals/$subsumes?codeA=" + first + "&codeB=" + second), "outcome"))
                .isEqualTo(outcome);
    }

    @Test
    void codes_that_cannot_be_compared_are_refused() {
        assertThat(get(SUBSUMES + ANIMALS + "&codeA=hen&codeB=unicorn").status())
                .isEqualTo(404);
        assertThat(get(SUBSUMES + ANIMALS + "&codeA=hen").status()).isEqualTo(400);
        Answer systems = post(
                "CodeSystem/$subsumes",
                "{'name':'codingA','valueCoding':{'system':'" + ANIMALS + "','code':'hen'}},"
                        + "{'name':'codingB','valueCoding':{'system':'" + COLOURS + "','code':'Red'}}");
        assertThat(systems.status()).isEqualTo(400);
    }

    @Test
    void who_is_not_signed_in_is_told_nothing_and_every_question_is_in_the_audit() throws SQLException {
        assertThat(OneVocabulary.record()
                        .get("", LOOKUP + ANIMALS + "&code=hen")
                        .status())
                .isEqualTo(401);
        get(LOOKUP + ANIMALS + "&code=fish");
        try (Connection connection = OneVocabulary.record().connection();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("select query from record.audit_event where interaction = 'operation'"
                                + " and type = 'CodeSystem' order by id desc limit 1")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("CodeSystem/$lookup?system&code");
        }
    }
}
