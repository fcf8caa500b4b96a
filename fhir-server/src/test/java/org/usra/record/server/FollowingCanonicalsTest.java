package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What names a definition by its canonical URL is joined with it as other references are. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FollowingCanonicalsTest extends RecordOverHttp {

    private static final String FORM = "http://can.test/Questionnaire/a";

    @BeforeEach
    void two_versions_of_a_form_and_answers() {
        given("Questionnaire", "can-1", "\"url\":\"" + FORM + "\",\"version\":\"1\",\"status\":\"active\"");
        given("Questionnaire", "can-2", "\"url\":\"" + FORM + "\",\"version\":\"2\",\"status\":\"retired\"");
        answer("to-1", FORM + "|1");
        answer("to-2", FORM + "|2");
        answer("to-any", FORM);
        given(
                "Library",
                "can-library",
                "\"url\":\"http://can.test/Library/l\",\"status\":\"active\","
                        + "\"type\":{\"coding\":[{\"code\":\"logic-library\"}]}");
        given("PlanDefinition", "can-plan", "\"status\":\"active\",\"library\":[\"http://can.test/Library/l\"]");
    }

    private void answer(String id, String form) {
        given("QuestionnaireResponse", id, "\"status\":\"completed\",\"questionnaire\":\"" + form + "\"");
    }

    @Test
    void includes_go_both_ways() {
        assertThat(get("QuestionnaireResponse?_id=to-1&_include=QuestionnaireResponse:questionnaire")
                        .entries())
                .containsExactly("QuestionnaireResponse/to-1", "Questionnaire/can-1");
        assertThat(get("QuestionnaireResponse?_id=to-any&_include=QuestionnaireResponse:questionnaire")
                        .entries())
                .containsExactlyInAnyOrder(
                        "QuestionnaireResponse/to-any", "Questionnaire/can-1", "Questionnaire/can-2");
        assertThat(get("Questionnaire?_id=can-1&_revinclude=QuestionnaireResponse:questionnaire")
                        .entries())
                .containsExactlyInAnyOrder(
                        "Questionnaire/can-1", "QuestionnaireResponse/to-1", "QuestionnaireResponse/to-any");
        assertThat(get("PlanDefinition?_id=can-plan&_include=PlanDefinition:depends-on")
                        .entries())
                .containsExactly("PlanDefinition/can-plan", "Library/can-library");
    }

    @Test
    void chains_and_has_lead_there() {
        assertThat(get("QuestionnaireResponse?questionnaire.status=active&questionnaire:Questionnaire.url=" + FORM)
                        .entries())
                .containsExactlyInAnyOrder("QuestionnaireResponse/to-1", "QuestionnaireResponse/to-any");
        assertThat(get("Questionnaire?_has:QuestionnaireResponse:questionnaire:_id=to-2")
                        .entries())
                .containsExactly("Questionnaire/can-2");
    }

    @Test
    void a_url_can_be_asked_with_its_version() {
        assertThat(get("Questionnaire?url=" + FORM + "|1").entries()).containsExactly("Questionnaire/can-1");
        assertThat(get("Questionnaire?url=" + FORM + "|3").entries()).isEmpty();
        assertThat(get("Questionnaire?url=" + FORM).entries()).hasSize(2);
    }
}
