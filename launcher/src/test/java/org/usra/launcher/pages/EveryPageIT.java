package org.usra.launcher.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.usra.launcher.browser.Barriers;
import org.usra.launcher.browser.Chromium;
import org.usra.launcher.browser.Sheet;
import org.usra.launcher.browser.TabWalk;
import org.usra.launcher.browser.Visitor;
import org.usra.launcher.browser.Width;
import org.usra.launcher.running.OnOneUsra;
import org.usra.launcher.site.Addresses;

/** Every page of every role, opened in both languages with real data on it. */
@OnOneUsra
@DisplayNameGeneration(ReplaceUnderscores.class)
class EveryPageIT {

    private static final Map<String, Visitor> PEOPLE = new HashMap<>();

    @SuppressWarnings("NullAway.Init")
    private static Addresses addresses;

    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @SuppressWarnings("NullAway.Init")
    private static Situations situations;

    @BeforeAll
    static void start(Addresses usra) {
        addresses = usra;
        situations = new Situations(usra);
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    /** All of them, or between two edits those that {@code -Dusra.visits=PART} of a line picks. */
    static Stream<Visit> pages() {
        String wanted = System.getProperty("usra.visits", "");
        return Visit.all().stream()
                .filter(visit -> visit.kind() == Visit.Kind.PAGE)
                .filter(visit -> visit.toString().contains(wanted));
    }

    static Stream<Visit> parts() {
        return Visit.all().stream().filter(visit -> visit.kind() == Visit.Kind.PART);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_can_be_read_walked_by_tab_and_printed_in_both_languages(Visit visit) {
        Visitor visitor = visitor(visit.user());
        assertThat(Stream.of("ar", "en").flatMap(language -> faults(visitor, visit, language)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("parts")
    void what_is_only_a_part_of_a_page_answers_too(Visit visit) {
        Response answer = visitor(visit.user()).open(situations.path(visit.path()));
        assertThat(answer.status()).isEqualTo(visit.status());
        assertThat(answer.text()).isNotBlank().doesNotContain("??");
    }

    @Test
    void no_address_of_the_screens_is_left_out() {
        Routes routes = Routes.of(visitor("admin"));
        assertThat(Visit.all().stream()
                        .map(visit -> routes.of(situations.path(visit.path())))
                        .distinct())
                .as("a new page needs its lines in visits.csv")
                .containsExactlyInAnyOrderElementsOf(routes.all());
    }

    private static Stream<String> faults(Visitor visitor, Visit visit, String language) {
        Page page = visitor.page();
        Width.DESKTOP.take(page);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        visitor.complaints().sinceLastAsked();
        Response answer = visitor.open(situations.path(visit.path()), language);
        List<String> faults = new ArrayList<>(words(answer, page, visit, language));
        faults.addAll(Width.DESKTOP.exceeded(page));
        faults.addAll(Barriers.on(page));
        faults.addAll(TabWalk.through(page));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        faults.addAll(Width.SMALL.exceeded(page));
        faults.addAll(Barriers.on(page));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        faults.addAll(Sheet.of(page));
        visitor.complaints().sinceLastAsked().stream()
                // A page that is missing on purpose is told on the console as such.
                .filter(complaint -> visit.status() == 200 || !complaint.contains("status of " + visit.status()))
                .forEach(faults::add);
        return faults.stream().map(fault -> language + ": " + fault);
    }

    private static List<String> words(Response answer, Page page, Visit visit, String language) {
        List<String> faults = new ArrayList<>();
        if (answer.status() != visit.status()) {
            faults.add("status " + answer.status());
        }
        String spoken = page.locator("html").getAttribute("lang") + " "
                + page.locator("html").getAttribute("dir");
        if (!spoken.equals(language.equals("ar") ? "ar rtl" : "en ltr")) {
            faults.add("speaks " + spoken);
        }
        if (page.locator("body").innerText().contains("??")) {
            faults.add("a text without words: ??");
        }
        return faults;
    }

    private static Visitor visitor(String user) {
        return PEOPLE.computeIfAbsent(
                user,
                name -> name.equals(Visit.NOBODY)
                        ? Visitor.stranger(chromium, addresses)
                        : Visitor.signIn(chromium, addresses, name));
    }
}
