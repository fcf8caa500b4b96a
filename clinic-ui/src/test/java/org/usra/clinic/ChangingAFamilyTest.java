package org.usra.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangingAFamilyTest {

    private static final String NEWBORN = "/families/family-1/change/newborn";

    private static final Map<String, String> BABY =
            Map.of("own", "مريم", "sex", "female", "birth-day", "27", "birth-month", "11", "birth-year", "2026");

    @BeforeEach
    void nothing_is_refused() {
        Screens.OUTSIDE.refuse("");
    }

    @Test
    void a_change_is_shown_before_it_is_done() {
        Browser browser = as("registrar");
        browser.open(NEWBORN);
        HttpResponse<String> looked = browser.send(NEWBORN, BABY);
        assertThat(looked.statusCode()).isEqualTo(200);
        assertThat(looked.body()).contains("id=\"preview\"", "ينضم إلى الأسرة", "رب الأسرة", "id=\"save-change\"");
        assertThat(last("POST /Group/family-1/$add-member")).contains("\"preview\"", "مريم", "2026-11-27", "\"child\"");
    }

    @Test
    void a_change_that_was_looked_at_is_done_on_the_version_that_was_seen() {
        Browser browser = as("registrar");
        browser.open(NEWBORN);
        HttpResponse<String> done = browser.send(NEWBORN, with(BABY, "action", "save", "version", "4", "once", "n1"));
        assertThat(done.uri().getPath()).isEqualTo("/families/family-1");
        assertThat(done.body()).contains("data-test=\"receipt\"");
        assertThat(last("POST /Group/family-1/$add-member")).contains("W/\"4\"").doesNotContain("\"preview\"");
    }

    @Test
    void what_is_missing_is_named_at_its_field() {
        Browser browser = as("registrar");
        for (String kind : List.of("newborn", "transfer", "leave", "head", "split", "merge", "move", "death")) {
            HttpResponse<String> same = browser.send("/families/family-1/change/" + kind, Map.of());
            assertThat(same.statusCode()).as(kind).isEqualTo(422);
            assertThat(same.body())
                    .as(kind)
                    .contains("id=\"error-summary\"", "href=\"#")
                    .doesNotContain("??");
        }
    }

    @Test
    void a_refusal_of_the_record_stays_with_the_form() {
        Browser browser = as("registrar");
        Screens.OUTSIDE.refuse("$add-member");
        HttpResponse<String> same = browser.send(NEWBORN, BABY);
        assertThat(same.statusCode()).isEqualTo(422);
        assertThat(same.body()).contains("القاعدة لا تسمح", "مريم");
    }

    @Test
    void the_history_shows_what_was_done_and_leads_back() {
        Browser browser = as("registrar");
        HttpResponse<String> history = browser.open("/families/family-1/changes");
        assertThat(history.body()).contains("مغادرة عضو", "change-1");
        HttpResponse<String> undone =
                browser.send("/families/family-1/undo", Map.of("change", "change-1", "once", "u1"));
        assertThat(undone.uri().getPath()).isEqualTo("/families/family-1/changes");
        assertThat(last("POST /Group/family-1/$undo")).contains("Provenance/change-1");
    }

    @Test
    void a_doctor_reads_the_history_and_changes_nothing() {
        Browser browser = as("doctor");
        assertThat(browser.open("/families/family-1/changes").body()).doesNotContain("/undo");
        assertThat(browser.open(NEWBORN).statusCode()).isEqualTo(403);
    }

    private static Map<String, String> with(Map<String, String> form, String... more) {
        Map<String, String> all = new java.util.HashMap<>(form);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    private static Browser as(String user) {
        return Browser.signedIn(Screens.OUTSIDE, Screens.ORIGIN, user, "ar");
    }

    private static String last(String request) {
        return Screens.OUTSIDE.asked().reversed().stream()
                .filter(one -> one.startsWith(request))
                .findFirst()
                .orElse("");
    }
}
