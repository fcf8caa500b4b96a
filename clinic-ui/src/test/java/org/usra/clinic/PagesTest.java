package org.usra.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usra.clinic.household.ChangeKind;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PagesTest {

    private static final Map<String, List<String>> PAGES = Map.ofEntries(
            Map.entry(
                    "doctor",
                    List.of(
                            "/",
                            "/find?q=%D9%81",
                            "/families/family-1",
                            "/people/patient-citizen",
                            "/people/patient-citizen/visits/new",
                            "/people/patient-baby/vaccines",
                            "/people/patient-citizen/referrals/new",
                            "/referrals/sr-1",
                            "/referrals/sr-1/letter",
                            "/inbox",
                            "/help/keys",
                            "/me",
                            "/directory",
                            "/directory/h-alsalam")),
            Map.entry("nurse", List.of("/", "/people/patient-citizen", "/people/patient-baby/vaccines")),
            Map.entry(
                    "registrar",
                    Stream.concat(
                                    Stream.of(
                                            "/",
                                            "/register",
                                            "/people/patient-head",
                                            "/families/family-1",
                                            "/families/family-1/changes"),
                                    Stream.of(ChangeKind.values())
                                            .map(kind -> "/families/family-1/change/" + kind.word()))
                            .toList()),
            Map.entry(
                    "hospital",
                    List.of(
                            "/desk",
                            "/desk?list=closed",
                            "/desk/referrals/t-hosp",
                            "/desk/referrals/t-hosp/slots",
                            "/desk/encounters/e3/discharge",
                            "/er",
                            "/people/patient-citizen")),
            Map.entry("emergency", List.of("/er?q=28909210301145")),
            Map.entry("insurer", List.of("/cover", "/cover/patient-citizen")),
            Map.entry("citizen", List.of("/c", "/c/referrals/sr-1")),
            Map.entry("callcentre", List.of("/", "/people/patient-citizen", "/referrals/sr-1")),
            Map.entry("directorate", List.of("/")),
            Map.entry("accreditor", List.of("/")),
            Map.entry("provider", List.of("/")),
            Map.entry("admin", List.of("/")));

    @ParameterizedTest
    @ValueSource(strings = {"ar", "en"})
    void every_page_of_every_role_is_shown_in_its_language_and_stays_small(String language) throws IOException {
        for (Map.Entry<String, List<String>> role : PAGES.entrySet()) {
            Browser browser = Browser.signedIn(Screens.OUTSIDE, Screens.ORIGIN, role.getKey(), language);
            for (String path : role.getValue()) {
                HttpResponse<String> page = browser.open(path);
                assertThat(page.statusCode()).as(role.getKey() + " " + path).isEqualTo(200);
                assertThat(page.body())
                        .as(role.getKey() + " " + path)
                        .contains("<html lang=\"" + language + "\" dir=\"" + (language.equals("ar") ? "rtl" : "ltr"))
                        .doesNotContain("??");
                assertThat(gzipped(page.body())).as(path).isLessThan(40_000);
            }
        }
    }

    @Test
    void pages_are_never_kept_and_run_nothing_but_their_own_scripts() {
        HttpResponse<String> page = as("doctor").open("/people/patient-citizen");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
    }

    @Test
    void style_and_scripts_stay_within_their_budget() throws IOException {
        Path resources = Path.of("src/main/resources/static");
        assertThat(gzipped(Files.readString(resources.resolve("css/usra.css")))).isLessThan(12_000);
        String own = Files.readString(resources.resolve("js/usra.js"));
        assertThat(own.length()).isLessThan(10_000);
        assertThat(gzipped(own) + gzipped(Files.readString(resources.resolve("js/htmx-4.0.1.min.js"))))
                .isLessThan(25_000);
    }

    @Test
    void a_national_id_in_arabic_digits_opens_the_file_at_once() {
        HttpResponse<String> page = as("doctor")
                .open("/find?q=%D9%A2%D9%A8%D9%A9%D9%A0%D9%A9%D9%A2%D9%A1%D9%A0%D9%A3%D9%A0%D9%A1%D9%A1%D9%A4%D9%A5");
        assertThat(page.uri().getPath()).isEqualTo("/people/patient-citizen");
    }

    @Test
    void the_work_of_another_role_is_closed_with_a_page_that_says_so() {
        HttpResponse<String> page = as("citizen").open("/desk");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("error-code");
    }

    @Test
    void ready_answers_with_the_name_of_the_instance() {
        assertThat(as("doctor").open("/ready").body()).isEqualTo("clinic-ui");
    }

    private static Browser as(String user) {
        return Browser.signedIn(Screens.OUTSIDE, Screens.ORIGIN, user, "ar");
    }

    private static int gzipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }
}
