package org.usra.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ActingOnPagesTest {

    private static final String VISIT = "/people/patient-citizen/visits/new";

    @AfterEach
    void the_record_says_yes_again() {
        Screens.OUTSIDE.refuse("");
    }

    @Test
    void a_visit_is_saved_as_one_transaction_and_leaves_a_receipt() {
        Browser browser = as("doctor");
        browser.open(VISIT);
        HttpResponse<String> next = browser.send(
                VISIT,
                Map.of("reason", "صداع", "systolic", "١٢٠", "diastolic", "80", "diagnosis", "صداع", "plan", "راحة"));
        assertThat(next.uri().getPath()).isEqualTo("/people/patient-citizen");
        assertThat(next.body()).contains("data-test=\"receipt\"");
        assertThat(last("POST  "))
                .contains("\"transaction\"", "Encounter", "8480-6", "\"value\":120", "\"code\":\"R51\"", "18776-5");
    }

    @Test
    void an_unusual_pressure_asks_to_measure_again_before_it_is_saved() {
        Browser browser = as("nurse");
        browser.open(VISIT);
        HttpResponse<String> same =
                browser.send(VISIT, Map.of("reason", "قياس", "systolic", "165", "diastolic", "105"));
        assertThat(same.body()).contains("id=\"repeated\"", "value=\"165\"");
    }

    @Test
    void a_form_that_lacks_something_comes_back_with_a_summary_that_leads_to_each_field() {
        Map<String, String> forms = Map.of(
                "doctor", VISIT,
                "registrar", "/register",
                "hospital", "/desk/encounters/e3/discharge",
                "emergency", "/er");
        forms.forEach((user, form) -> {
            Browser browser = as(user);
            browser.open(form);
            HttpResponse<String> same = browser.send(form, Map.of());
            assertThat(same.statusCode()).as(form).isEqualTo(422);
            assertThat(same.body())
                    .as(form)
                    .contains("id=\"error-summary\"", "href=\"#")
                    .doesNotContain("??");
        });
    }

    @Test
    void what_the_record_refuses_stays_in_the_form_with_its_reason_in_the_language_of_the_page() {
        Browser browser = as("doctor");
        browser.open("/people/patient-citizen/referrals/new");
        Screens.OUTSIDE.refuse("$submit");
        HttpResponse<String> same = browser.send(
                "/people/patient-citizen/referrals/new",
                Map.of("reason", "سبب مكتوب", "question", "سؤال", "service", "cardiology", "priority", "urgent"));
        assertThat(same.body()).contains("القاعدة لا تسمح", "سبب مكتوب", "test-rule");
    }

    @Test
    void changing_the_language_keeps_the_page_and_what_was_typed() {
        Browser browser = as("doctor");
        browser.open(VISIT);
        HttpResponse<String> same = browser.send(
                "/language?lang=en&back=" + VISIT, Map.of("draft", "visit-patient-citizen", "reason", "half a word"));
        assertThat(same.uri().getPath()).isEqualTo(VISIT);
        assertThat(same.body()).contains("lang=\"en\"", "half a word");
        browser.send("/drafts/discard", Map.of("draft", "visit-patient-citizen", "back", "/"));
    }

    @Test
    void the_choice_of_a_patient_names_service_list_chooser_and_channel() {
        Browser browser = as("citizen");
        browser.open("/c/referrals/sr-1");
        browser.send(
                "/c/referrals/sr-1/choose", Map.of("service", "h-alzohour-cardiology", "list", "list-1", "once", "k1"));
        assertThat(last("POST /ServiceRequest/sr-1/$choose"))
                .contains("HealthcareService/h-alzohour-cardiology", "List/list-1", "citizen-page", "patient");
    }

    @Test
    void triage_sends_the_version_that_the_desk_looked_at() {
        Browser browser = as("hospital");
        browser.open("/desk/referrals/t-hosp");
        browser.send("/desk/referrals/t-hosp/accept", Map.of("version", "2", "once", "k2"));
        assertThat(last("POST /Task/t-hosp/$accept")).contains("W/\"2\"");
    }

    @Test
    void a_family_file_is_opened_for_the_unit_of_the_registrar() {
        Browser browser = as("registrar");
        browser.open("/register");
        HttpResponse<String> next = browser.send(
                "/register",
                Map.of(
                        "line",
                        "شارع 1",
                        "rows",
                        "1",
                        "identity-0",
                        "28503140301253",
                        "own-0",
                        "سامي",
                        "father-0",
                        "محمود"));
        assertThat(next.uri().getPath()).isEqualTo("/families/family-1");
        assertThat(last("POST /Group/$open-family-file"))
                .contains("Organization/u-manakh-1", "1985-03-14", "\"male\"", "head");
    }

    @Test
    void an_emergency_is_admitted_by_tag_without_a_referral() {
        Browser browser = as("emergency");
        browser.open("/er");
        browser.send("/er", Map.of("tag", "T-17", "complaint", "حادث", "triage", "1"));
        assertThat(last("POST /Encounter/$emergency-admit")).contains("T-17", "حادث");
    }

    private static Browser as(String user) {
        return Browser.signedIn(Screens.OUTSIDE, Screens.ORIGIN, user, "ar");
    }

    private static String last(String request) {
        List<String> asked = Screens.OUTSIDE.asked();
        return asked.reversed().stream()
                .filter(one -> one.startsWith(request))
                .findFirst()
                .orElse("");
    }
}
