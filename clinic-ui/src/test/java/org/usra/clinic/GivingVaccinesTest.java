package org.usra.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GivingVaccinesTest {

    private static final String CARD = "/people/patient-baby/vaccines";

    @AfterEach
    void the_record_says_yes_again() {
        Screens.OUTSIDE.refuse("");
    }

    @Test
    void the_card_says_in_words_how_each_dose_stands_and_offers_those_that_are_due() {
        assertThat(as("nurse").open(CARD).body())
                .contains("أُعطيت", "مستحقة", "متأخرة", "لم يحن موعدها", "لا تُعطى في هذه السن")
                .contains("id=\"give-polio-oral-1\"", "id=\"give-pentavalent-1\"", "id=\"undo-im-today\"")
                .doesNotContain("id=\"give-pentavalent-2\"", "id=\"give-tuberculosis-1\"");
    }

    @Test
    void the_file_of_a_person_leads_to_the_card() {
        assertThat(as("doctor").open("/people/patient-baby").body()).contains("href=\"" + CARD + "\"");
    }

    @Test
    void one_click_writes_the_dose_once_with_its_number_its_day_and_who_gave_it() {
        Browser browser = as("nurse");
        browser.open(CARD);
        HttpResponse<String> next =
                browser.send(CARD, Map.of("vaccine", "polio-oral", "dose", "1", "once", "one-click"));
        assertThat(next.uri().getPath()).isEqualTo(CARD);
        assertThat(next.body()).contains("data-test=\"receipt\"", "سُجلت الجرعة", "شلل الأطفال بالفم 1");
        assertThat(last())
                .contains(
                        "\"resourceType\":\"Immunization\"",
                        "\"status\":\"completed\"",
                        "\"code\":\"polio-oral\"",
                        "\"reference\":\"Patient/patient-baby\"",
                        "\"doseNumberPositiveInt\":1",
                        "PractitionerRole/role-nurse",
                        "\"ifNoneExist\":\"patient=Patient/patient-baby&status=completed&vaccine-code="
                                + "https://fhir.usra.example/CodeSystem/vaccine|polio-oral&date=20");
    }

    @Test
    void what_is_not_due_any_more_is_refused_with_a_remedy_and_nothing_is_written() {
        Browser browser = as("doctor");
        browser.open(CARD);
        int before = written();
        HttpResponse<String> next = browser.send(CARD, Map.of("vaccine", "pentavalent", "dose", "2"));
        assertThat(next.body()).contains("id=\"error-summary\"", "ليست مستحقة الآن", "not-due");
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void what_the_record_refuses_is_told_on_the_card() {
        Browser browser = as("nurse");
        browser.open(CARD);
        Screens.OUTSIDE.refuse("$vaccination-card");
        HttpResponse<String> next = browser.send(CARD, Map.of("vaccine", "polio-oral", "dose", "1"));
        assertThat(next.body()).contains("test-rule");
    }

    @Test
    void a_dose_of_today_is_taken_back_by_the_version_that_was_seen_and_stays_as_a_mistake() {
        Browser browser = as("nurse");
        browser.open(CARD);
        HttpResponse<String> next =
                browser.send(CARD + "/undo", Map.of("immunization", "im-today", "version", "3", "once", "back"));
        assertThat(next.body()).contains("أُلغي تسجيل الجرعة");
        assertThat(last())
                .contains(
                        "\"status\":\"entered-in-error\"",
                        "\"method\":\"PUT\"",
                        "\"url\":\"Immunization/im-today\"",
                        "\"ifMatch\":\"W/\\\"3\\\"\"");
    }

    @Test
    void a_dose_of_another_day_or_another_person_is_not_taken_back() {
        Browser browser = as("nurse");
        browser.open(CARD);
        int before = written();
        assertThat(browser.send(CARD + "/undo", Map.of("immunization", "im1", "version", "1"))
                        .body())
                .contains("not-today");
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void the_card_is_for_nurse_and_doctor() {
        assertThat(as("registrar").open(CARD).statusCode()).isEqualTo(403);
        assertThat(as("hospital").open(CARD).statusCode()).isEqualTo(403);
    }

    private static Browser as(String user) {
        return Browser.signedIn(Screens.OUTSIDE, Screens.ORIGIN, user, "ar");
    }

    private static int written() {
        return (int) Screens.OUTSIDE.asked().stream()
                .filter(one -> one.startsWith("POST  "))
                .count();
    }

    private static String last() {
        return Screens.OUTSIDE.asked().reversed().stream()
                .filter(one -> one.startsWith("POST  "))
                .findFirst()
                .orElse("");
    }
}
