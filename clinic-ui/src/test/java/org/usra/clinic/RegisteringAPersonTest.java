package org.usra.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The registrar's form: by which paper a member is known, and whether somebody alike is known already. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RegisteringAPersonTest {

    private static final String OPEN = "POST /Group/$open-family-file";

    private final Browser browser = Browser.signedIn(Screens.OUTSIDE, Screens.ORIGIN, "registrar", "en");
    private final Map<String, String> form = new HashMap<>(Map.of(
            "line", "1 Main Street",
            "rows", "2",
            "identity-0", "28503140301253",
            "own-0", "سامي",
            "father-0", "محمود"));

    @BeforeEach
    void open_the_form() {
        browser.open("/register");
        Screens.OUTSIDE.asked().clear();
    }

    @AfterEach
    void leave_no_draft() {
        browser.send("/drafts/discard", Map.of("draft", "register", "back", "/"));
    }

    @Test
    void a_number_in_any_digits_and_with_separators_is_kept_in_one_form() {
        form.put("identity-0", "٢ ٨٥٠٣١٤-۰۳ 0125 3");
        assertThat(send().uri().getPath()).isEqualTo("/families/family-1");
        assertThat(asked(OPEN)).contains("28503140301253", "1985-03-14", "patient-birthPlace", "بورسعيد");
    }

    @Test
    void a_number_that_is_none_is_refused_at_its_field_with_what_is_wrong_in_it() {
        form.put("identity-0", "28513140301253");
        HttpResponse<String> same = send();
        assertThat(same.statusCode()).isEqualTo(422);
        assertThat(same.body())
                .contains("href=\"#identity-0\"", "Digits 2 to 7 (851314) are no real birth date as year, month, day.");
        assertThat(asked(OPEN)).isEmpty();
    }

    @Test
    void a_doubtful_check_digit_passes_once_the_clerk_has_compared_the_document() {
        form.put("identity-0", "28503140301254");
        HttpResponse<String> same = send();
        assertThat(same.statusCode()).isEqualTo(422);
        assertThat(same.body())
                .contains("href=\"#compared-0\"", "The last digit of the national ID does not fit the others.")
                .doesNotContain("??");
        assertThat(asked(OPEN)).isEmpty();
        form.put("compared-0", value("compared-0", same));
        assertThat(send().uri().getPath()).isEqualTo("/families/family-1");
    }

    @Test
    void a_birth_date_other_than_the_numbers_is_said_and_kept_as_it_was_written() {
        form.putAll(Map.of("day-0", "15", "month-0", "3", "year-0", "1985"));
        HttpResponse<String> same = send();
        assertThat(same.body()).contains("The birth date entered is 1985-03-15, the national ID states 1985-03-14.");
        form.put("compared-0", value("compared-0", same));
        send();
        assertThat(asked(OPEN)).contains("\"birthDate\":\"1985-03-15\"");
    }

    @Test
    void the_proposal_of_a_number_says_at_once_what_does_not_agree() {
        assertThat(browser.open("/register/proposal?row=0&identity-0=28503140301253&sex-0=female")
                        .body())
                .contains("The sex entered is female, the national ID states male.", "id=\"compared-0\"");
    }

    @Test
    void a_newborn_has_a_number_of_its_own_until_the_registry_gives_one() {
        LocalDate born = LocalDate.now(ZoneId.of("Africa/Cairo")).minusDays(3);
        second(Map.of("paper", "newborn", "own", "ملك", "father", "سامي", "mother", "هدى علي", "sex", "female"));
        second(Map.of(
                "day", String.valueOf(born.getDayOfMonth()),
                "month", String.valueOf(born.getMonthValue()),
                "year", String.valueOf(born.getYear())));
        form.put("once", "newborn-form");
        send();
        String opened = asked(OPEN);
        assertThat(opened)
                .containsPattern("\"use\":\"temp\",\"system\":\"[^\"]+/id/newborn\",\"value\":\"N[0-9]{12}\"");
        send();
        assertThat(asked(OPEN)).as("the same form is the same child").isEqualTo(opened);
    }

    @Test
    void a_foreigner_is_known_by_passport_and_reached_abroad() {
        second(Map.of("paper", "passport", "identity", "a 1234-5678", "own", "Maria", "family", "Rossi"));
        second(Map.of("sex", "female", "day", "1", "month", "5", "year", "1991", "phone", "+966 50 123 4567"));
        send();
        assertThat(asked(OPEN)).contains("/id/passport\",\"value\":\"A12345678\"", "\"+966501234567\"");
    }

    @Test
    void an_unidentified_member_needs_nothing_but_the_tag() {
        second(Map.of("paper", "emergency-tag", "identity", "T-17"));
        send();
        assertThat(asked(OPEN))
                .contains("/id/emergency-tag\",\"value\":\"T-17\"", "مجهول الهوية T-17", "\"gender\":\"unknown\"");
    }

    @Test
    void somebody_alike_is_shown_beside_what_was_entered_before_a_file_is_opened() {
        alike();
        HttpResponse<String> same = send();
        assertThat(same.statusCode()).isEqualTo(422);
        assertThat(same.body())
                .contains("href=\"#alike-1\"", "id=\"alike-1\"", "href=\"/people/patient-citizen\"", "+201012345678")
                .doesNotContain("id=\"alike-0\"", "??");
        assertThat(asked(OPEN)).isEmpty();
        assertThat(asked("POST /Patient/$match")).contains("\"name\":\"resource\"", "1989-09-21");
    }

    @Test
    void a_different_person_is_said_once_and_remembered_with_the_draft() {
        alike();
        String answer = value("different-1", send());
        form.put("different-1", answer);
        browser.send("/drafts", withDraft(form));
        assertThat(value("different-1", browser.open("/register"))).isEqualTo(answer);
        assertThat(send().uri().getPath()).isEqualTo("/families/family-1");
        assertThat(asked(OPEN)).contains("فاطمة");
    }

    @Test
    void whoever_changes_the_member_is_asked_anew() {
        alike();
        form.put("different-1", value("different-1", send()));
        form.put("mother-1", "زينب");
        assertThat(send().statusCode()).isEqualTo(422);
        assertThat(asked(OPEN)).isEmpty();
    }

    @Test
    void one_number_is_one_person_and_no_answer_opens_a_second_file() {
        form.put("identity-0", "28503140301237");
        HttpResponse<String> same = send();
        assertThat(same.body()).contains("One national ID belongs to one person", "href=\"/people/patient-head\"");
        assertThat(value("different-0", same)).isEmpty();
    }

    @Test
    void of_somebody_of_another_unit_neither_unit_nor_phone_nor_file_is_shown() {
        second(Map.of("identity", "29001010300121", "own", "سعاد", "father", "كمال"));
        assertThat(send().body())
                .contains("another unit", "زينب محمد", "*******432", "have the file moved here")
                .doesNotContain("+201098765432", "/people/patient-elsewhere");
    }

    @Test
    void where_the_record_cannot_say_who_is_alike_no_file_is_opened() {
        Screens.OUTSIDE.refuse("$match");
        try {
            assertThat(send().statusCode()).isEqualTo(422);
        } finally {
            Screens.OUTSIDE.refuse("");
        }
        assertThat(asked(OPEN)).isEmpty();
    }

    /** A second member with the name and the birthday of somebody of the unit. */
    private void alike() {
        second(Map.of("paper", "passport", "identity", "A12345678", "own", "فاطمة", "father", "حسن"));
        second(Map.of("sex", "female", "day", "21", "month", "9", "year", "1989"));
    }

    private void second(Map<String, String> member) {
        member.forEach((name, typed) -> form.put(name + "-1", typed));
    }

    private static Map<String, String> withDraft(Map<String, String> form) {
        Map<String, String> kept = new HashMap<>(form);
        kept.put("draft", "register");
        return kept;
    }

    private HttpResponse<String> send() {
        return browser.send("/register", form);
    }

    private static String asked(String request) {
        return Screens.OUTSIDE.asked().reversed().stream()
                .filter(one -> one.startsWith(request))
                .findFirst()
                .orElse("");
    }

    private static String value(String field, HttpResponse<String> page) {
        Matcher value =
                Pattern.compile("name=\"" + field + "\" value=\"([^\"]+)\"").matcher(page.body());
        return value.find() ? value.group(1) : "";
    }
}
