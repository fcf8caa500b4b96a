package org.usra.launcher.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.usra.launcher.browser.Chromium;
import org.usra.launcher.browser.Visitor;
import org.usra.launcher.running.FhirCaller;
import org.usra.launcher.running.OnOneUsra;
import org.usra.launcher.running.RecordReader;
import org.usra.launcher.site.Addresses;

/** The six steps of README, word for word; each ends with what the record then says. */
@OnOneUsra
@TestMethodOrder(OrderAnnotation.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DemonstrationIT {

    private static final String HOSPITAL = "Organization/h-alsalam";
    private static final String PATIENT = "Patient/patient-citizen";

    @SuppressWarnings("NullAway.Init")
    private static Addresses addresses;

    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @SuppressWarnings("NullAway.Init")
    private static RecordReader record;

    private static String referral = "";

    @BeforeAll
    static void start(Addresses usra) {
        addresses = usra;
        chromium = new Chromium();
        record = new RecordReader(usra);
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @Test
    @Order(1)
    @DisplayName("1. `doctor` opens a family file: everybody in the household on one page.")
    void opening_the_family_file() {
        String nationalId = RecordReader.nationalId(record.read(PATIENT));
        try (Visitor doctor = visitor("doctor")) {
            doctor.page().keyboard().press("Slash");
            doctor.page().keyboard().type(nationalId);
            doctor.page().waitForNavigation(() -> doctor.page().keyboard().press("Enter"));
            JsonNode household = record.search("Group?member=" + PATIENT).getFirst();
            doctor.open("/families/" + household.path("id").asText());
            assertThat(doctor.page().locator("[data-test=member]").count())
                    .isEqualTo(household.path("member").size());
            doctor.see("1-family-file");
        }
    }

    @Test
    @Order(2)
    @DisplayName("2. `doctor` refers a member, and the patient chooses a hospital from the ranked list.")
    void referring_and_choosing() {
        try (Visitor doctor = visitor("doctor")) {
            doctor.open("/people/patient-citizen/referrals/new");
            doctor.fill("#reason", "ارتفاع ضغط الدم مع صداع متكرر");
            doctor.fill("#question", "ما الخطة المقترحة للعلاج والمتابعة؟");
            doctor.at("#service").selectOption("cardiology");
            doctor.see("2-referral");
            doctor.press("#send-referral");
            referral = doctor.addressEnd();
            if (doctor.page().locator("[data-test=candidate]").count() == 0) {
                doctor.press("#find-hospitals");
            }
            doctor.see("2-choice");
            doctor.at("#service-h-alsalam-cardiology").check();
            doctor.press("#choose");
            assertThat(doctor.at("#chosen").innerText()).contains("السلام");
        }
        assertThat(fulfilment().path("status").asText()).isEqualTo("requested");
        assertThat(fulfilment().at("/owner/reference").asText()).isEqualTo(HOSPITAL);
        JsonNode coordination = record.search("Task?focus=ServiceRequest/" + referral).stream()
                .filter(task -> !task.has("partOf"))
                .findFirst()
                .orElseThrow();
        assertThat(coordination.path("input").toString()).contains("patient-choice", "\"room\"", "candidate-list");
    }

    @Test
    @Order(3)
    @DisplayName("3. `hospital` accepts the referral and books an appointment.")
    void accepting_and_booking() {
        try (Visitor desk = visitor("hospital")) {
            desk.open("/desk");
            desk.see("3-desk");
            openAtDesk(desk);
            desk.press("#accept");
            openAtDesk(desk);
            desk.see("3-triage");
            desk.press("#book");
            desk.see("3-slots");
            desk.press("[data-test=slot]");
        }
        assertThat(fulfilment().path("status").asText()).isEqualTo("in-progress");
        assertThat(fulfilment().at("/businessStatus/coding/0/code").asText()).isEqualTo("booked");
        assertThat(record.search("Appointment?based-on=ServiceRequest/" + referral))
                .extracting(appointment -> appointment.path("status").asText())
                .containsExactly("booked");
    }

    @Test
    @Order(4)
    @DisplayName("4. `hospital` admits with the referral, and is refused for a patient who has none.")
    void admitting_with_the_referral_only() {
        try (Visitor desk = visitor("hospital")) {
            openAtDesk(desk);
            desk.press("#admit-stay");
            openAtDesk(desk);
            desk.see("4-admitted");
        }
        JsonNode stay = stays().getFirst();
        assertThat(stay.path("status").asText()).isEqualTo("in-progress");
        assertThat(stay.path("extension").toString()).contains("authorization-number");
        String stranger = somebodyElse();
        FhirCaller.Answer tried =
                record.tryCreate("hospital-alsalam", "Encounter", """
                {"resourceType":"Encounter","status":"in-progress",\
                "class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"IMP"},\
                "subject":{"reference":"%s"},"serviceProvider":{"reference":"%s"},\
                "period":{"start":"%s"}}""".formatted(stranger, HOSPITAL, Instant.now()));
        assertThat(tried.status()).as(tried.body().toString()).isEqualTo(422);
        assertThat(tried.body().at("/issue/0/details/coding/0/code").asText()).isEqualTo("admission-needs-ground");
        assertThat(record.search("Encounter?patient=" + stranger + "&service-provider=" + HOSPITAL))
                .isEmpty();
    }

    @Test
    @Order(5)
    @DisplayName("5. `emergency` admits a patient at once, without a referral.")
    void admitting_an_emergency() {
        String stranger = somebodyElse();
        try (Visitor desk = visitor("emergency")) {
            desk.open("/er?q=" + RecordReader.nationalId(record.read(stranger)));
            desk.fill("#complaint", "ألم شديد مفاجئ بالصدر");
            desk.at("#triage-2").check();
            desk.see("5-emergency");
            desk.press("#emergency-admit");
        }
        assertThat(record.search("Encounter?class=EMER&status=in-progress&patient=" + stranger))
                .hasSize(1);
        assertThat(record.search("Task?patient=" + stranger + "&code=recall")).hasSize(1);
    }

    @Test
    @Order(6)
    @DisplayName(
            "6. `hospital` discharges with a report, and the follow-up arrives in the list of `doctor` at the unit.")
    void discharging_and_following_up() {
        try (Visitor desk = visitor("hospital")) {
            openAtDesk(desk);
            desk.press("#discharge");
            desk.fill("#diagnosis", "ارتفاع ضغط الدم");
            desk.fill("#summary", "ضُبط الضغط خلال يومين واستقرت الحالة");
            desk.fill("#answer", "علاج بعقارين مع متابعة الضغط أسبوعيا");
            desk.fill("#medicine-0", "أملوديبين ٥ مجم");
            desk.fill("#follow-0", "قياس الضغط ومراجعة وظائف الكلى");
            desk.fill("#due-0", "7");
            desk.see("6-discharge");
            desk.press("#send-discharge");
        }
        assertThat(stays().getFirst().path("status").asText()).isEqualTo("finished");
        assertThat(fulfilment().path("status").asText()).isEqualTo("completed");
        assertThat(record.search("DocumentReference?patient=" + PATIENT + "&type=34105-7"))
                .hasSize(1);
        JsonNode followUp =
                record.search("Task?patient=" + PATIENT + "&code=follow-up").getFirst();
        assertThat(followUp.at("/owner/reference").asText()).isEqualTo("Organization/u-manakh-1");
        try (Visitor doctor = visitor("doctor")) {
            doctor.open("/inbox");
            assertThat(doctor.page()
                            .locator("[data-test=inbox-item][data-kind=follow-up]")
                            .allInnerTexts())
                    .anyMatch(text -> text.contains("وظائف الكلى"));
            doctor.see("6-inbox");
        }
    }

    private static Visitor visitor(String user) {
        return Visitor.signIn(chromium, addresses, user);
    }

    private static void openAtDesk(Visitor desk) {
        desk.open("/desk/referrals/" + fulfilment().path("id").asText());
    }

    private static JsonNode fulfilment() {
        return record.search("Task?focus=ServiceRequest/" + referral).stream()
                .filter(task -> task.has("partOf"))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> stays() {
        return record.search("Encounter?patient=" + PATIENT + "&service-provider=" + HOSPITAL
                + "&based-on=ServiceRequest/" + referral);
    }

    /** Somebody of another household, whom no referral concerns and who belongs to it still. */
    private static String somebodyElse() {
        return record.search("Group?_count=50").stream()
                .filter(group -> group.path("active").asBoolean(true)
                        && !group.path("member").toString().contains(PATIENT))
                .flatMap(group -> StreamSupport.stream(group.path("member").spliterator(), false))
                .filter(member -> !member.path("inactive").asBoolean())
                .map(member -> member.at("/entity/reference").asText())
                .findFirst()
                .orElseThrow();
    }
}
