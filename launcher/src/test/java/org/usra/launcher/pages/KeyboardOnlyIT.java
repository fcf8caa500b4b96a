package org.usra.launcher.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.launcher.browser.Barriers;
import org.usra.launcher.browser.Chromium;
import org.usra.launcher.browser.Keys;
import org.usra.launcher.browser.Visitor;
import org.usra.launcher.running.OnOneUsra;
import org.usra.launcher.running.RecordReader;
import org.usra.launcher.site.Addresses;

/** The main work of each role, done without ever touching a mouse; each ends with a receipt or with the page wanted. */
@OnOneUsra
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeyboardOnlyIT {

    @SuppressWarnings("NullAway.Init")
    private static Addresses addresses;

    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @SuppressWarnings("NullAway.Init")
    private static Panel panel;

    @SuppressWarnings("NullAway.Init")
    private static ReferralSteps steps;

    @BeforeAll
    static void start(Addresses usra) {
        addresses = usra;
        chromium = new Chromium();
        panel = new Panel(new RecordReader(usra));
        steps = new ReferralSteps(usra);
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @Test
    void the_doctor_opens_a_file_by_its_number_and_refers_and_the_patient_chooses() {
        JsonNode patient = panel.patientFor("internal-medicine");
        as("doctor", (doctor, keys) -> {
            keys.press("Slash").type(RecordReader.nationalId(patient)).go("Enter");
            assertThat(doctor.page().url())
                    .endsWith("/people/" + patient.path("id").asText());
            keys.go("r");
            keys.fill("#reason", "ألم بالبطن منذ شهر")
                    .fill("#question", "ما التشخيص وما العلاج؟")
                    .select("#service", "internal-medicine")
                    .go("Control+Enter");
            assertReceipt(doctor);
            keys.choose("#choose-form", "#service-h-alsalam-internal-medicine").go("Control+Enter");
            assertReceipt(doctor);
            assertThat(doctor.at("#chosen").innerText()).contains("السلام");
        });
    }

    @Test
    void the_desk_accepts_books_admits_and_discharges_with_one_key_each() {
        String referral = steps.chosen(patientId("radiology"), "radiology", "stat");
        as("hospital", (desk, keys) -> {
            desk.open("/desk");
            keys.press("j").go("Enter");
            assertThat(desk.page().url())
                    .endsWith(steps.task(referral).path("id").asText());
            keys.go("a");
            assertReceipt(desk);
            keys.go("b");
            keys.reach("[data-test=slot]").go("Enter");
            assertReceipt(desk);
            keys.go("m");
            assertReceipt(desk);
            keys.go("g");
            keys.fill("#diagnosis", "فحص سليم")
                    .fill("#summary", "أشعة على الصدر")
                    .fill("#answer", "لا شيء غير طبيعي")
                    .fill("#follow-0", "إبلاغ المريض بالنتيجة")
                    .fill("#due-0", "3")
                    .go("Control+Enter");
            assertReceipt(desk);
        });
        as("doctor", (doctor, keys) -> {
            doctor.open("/inbox?kind=follow-up");
            int waiting = doctor.page().locator("[data-test=inbox-item]").count();
            keys.reach("[data-test=complete]").go("Enter");
            assertReceipt(doctor);
            doctor.open("/inbox?kind=follow-up");
            assertThat(doctor.page().locator("[data-test=inbox-item]").count()).isEqualTo(waiting - 1);
        });
    }

    @Test
    void the_desk_declines_with_a_reason() {
        steps.chosen(patientId("physiotherapy"), "physiotherapy", "stat");
        as("hospital", (desk, keys) -> {
            desk.open("/desk");
            keys.press("j").go("Enter");
            keys.press("x").press("ArrowDown").fill("#decline-text", "لا أماكن هذا الشهر");
            keys.reach("#decline-go").go("Enter");
            assertReceipt(desk);
        });
    }

    @Test
    void the_emergency_desk_admits() {
        JsonNode patient = panel.patientFor("emergency");
        as("emergency", (desk, keys) -> {
            keys.fill("#er-find", RecordReader.nationalId(patient)).go("Enter");
            keys.fill("#complaint", "ألم شديد بالصدر")
                    .press("Tab")
                    .press("Space")
                    .go("Control+Enter");
            assertReceipt(desk);
        });
    }

    @Test
    void the_nurse_records_a_visit() {
        as("nurse", (nurse, keys) -> {
            keys.press("Slash").type(nationalId("patient-demo-head")).go("Enter");
            keys.go("v");
            keys.fill("#reason", "متابعة الضغط")
                    .fill("#systolic", "125")
                    .fill("#diastolic", "80")
                    .go("Control+s");
            assertReceipt(nurse);
        });
    }

    @Test
    void the_citizen_chooses_a_hospital_for_a_child() {
        String toddler = "patient-demo-toddler";
        String service = Stream.of("ent", "neurology", "chest", "urology")
                .filter(each -> panel.mayBeReferred(toddler, each))
                .findFirst()
                .orElseThrow();
        String referral = steps.offered(toddler, service, "routine");
        as("citizen", (citizen, keys) -> {
            keys.reach("a[href='/c/referrals/" + referral + "']").go("Enter");
            keys.choose("#choose-form", "#service-h-alsalam-" + service).go("Control+Enter");
            assertReceipt(citizen);
        });
    }

    @Test
    void the_insurer_asks_whether_a_service_is_covered() {
        as("insurer", (insurer, keys) -> {
            keys.press("Slash").type(nationalId("patient-demo-head")).go("Enter");
            keys.select("#service", "cardiology").reach("#ask").go("Enter");
            assertThat(insurer.at("#answer").innerText()).isNotBlank();
        });
    }

    @Test
    void the_call_centre_opens_the_referral_of_a_caller() {
        String referral = steps.offered(patientId("laboratory"), "laboratory", "routine");
        as("callcentre", (centre, keys) -> {
            centre.open("/referrals/" + referral);
            keys.choose("#choose-form", "#service-h-alsalam-laboratory").go("Control+Enter");
            assertReceipt(centre);
        });
    }

    @Test
    void the_find_box_offers_people_while_typing_and_takes_one_by_arrow_and_enter() {
        as("doctor", (doctor, keys) -> {
            keys.press("Slash").type("محمد");
            doctor.at("#find-list [role=option]").waitFor();
            assertThat(Barriers.on(doctor.page())).isEmpty();
            assertThat(doctor.at("#find-status").innerText()).isNotBlank();
            keys.press("ArrowDown").go("Enter");
            assertThat(doctor.page().url()).contains("/people/");
        });
    }

    @Test
    void a_refused_form_takes_the_focus_to_what_is_wrong() {
        as("doctor", (doctor, keys) -> {
            doctor.open("/people/patient-citizen/referrals/new");
            keys.reach("#send-referral").go("Enter");
            assertThat(Barriers.on(doctor.page())).isEmpty();
            assertThat(doctor.page().locator("#error-summary:focus").count()).isOne();
            keys.press("Tab").press("Enter");
            assertThat(doctor.page().locator("#reason:focus").count()).isOne();
            assertThat(doctor.complaints().sinceLastAsked())
                    .as("Chromium tells of every refusal on its console")
                    .allMatch(complaint -> complaint.contains("status of 422"));
        });
    }

    /** What is done at one page after the other, with the keys alone. */
    private interface Work {
        void with(Visitor visitor, Keys keys);
    }

    private static void as(String user, Work work) {
        try (Visitor visitor = Visitor.signIn(chromium, addresses, user)) {
            work.with(visitor, new Keys(visitor.page()));
            assertThat(visitor.complaints().sinceLastAsked()).isEmpty();
        }
    }

    private static void assertReceipt(Visitor visitor) {
        Locator receipt = visitor.page().locator("[data-test=receipt]");
        assertThat(receipt.count())
                .as(visitor.page().locator("main").innerText())
                .isOne();
        assertThat(Barriers.on(visitor.page())).isEmpty();
    }

    private static String patientId(String service) {
        return panel.patientFor(service).path("id").asText();
    }

    private static String nationalId(String patient) {
        return RecordReader.nationalId(new RecordReader(addresses).read("Patient/" + patient));
    }
}
