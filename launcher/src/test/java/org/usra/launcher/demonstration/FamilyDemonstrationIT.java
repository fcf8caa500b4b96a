package org.usra.launcher.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
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
import org.usra.launcher.running.OnOneUsra;
import org.usra.launcher.running.RecordReader;
import org.usra.launcher.site.Addresses;

/** The steps of README about a family, word for word; each ends with what the record then says. */
@OnOneUsra
@TestMethodOrder(OrderAnnotation.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class FamilyDemonstrationIT {

    @SuppressWarnings("NullAway.Init")
    private static LocalDate today;

    @SuppressWarnings("NullAway.Init")
    private static Addresses addresses;

    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @SuppressWarnings("NullAway.Init")
    private static RecordReader record;

    @SuppressWarnings("NullAway.Init")
    private static String family;

    @BeforeAll
    static void start(Addresses usra) {
        today = LocalDate.now(ZoneId.of("Africa/Cairo"));
        addresses = usra;
        chromium = new Chromium();
        record = new RecordReader(usra);
        family = record.search("Group?_count=200").stream()
                .filter(FamilyDemonstrationIT::isLarge)
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    /** At the registrar's unit, with a head, a spouse and a child of age. */
    private static boolean isLarge(JsonNode household) {
        return household
                        .at("/characteristic/0/valueReference/reference")
                        .asText()
                        .equals("Organization/u-manakh-1")
                && !of(household, "spouse").isEmpty()
                && of(household, "child").stream()
                        .map(child -> LocalDate.parse(
                                record.read(child).path("birthDate").asText()))
                        .anyMatch(born -> born.isBefore(today.minusYears(17)));
    }

    @Test
    @Order(7)
    @DisplayName("7. `registrar` adds a newborn to a family, looks at what will change, and the child is enrolled and"
            + " covered at once.")
    void adding_a_newborn() {
        int before = members().size();
        try (Visitor registrar = visitor()) {
            registrar.open("/families/" + family + "/change/newborn");
            registrar.fill("#own", "مريم");
            registrar.fill("#birth-day", String.valueOf(today.getDayOfMonth()));
            registrar.fill("#birth-month", String.valueOf(today.getMonthValue()));
            registrar.fill("#birth-year", String.valueOf(today.getYear()));
            registrar.at("#sex").selectOption("female");
            registrar.press("#preview-change");
            assertThat(registrar.page().locator("[data-test=effect]").count()).isGreaterThanOrEqualTo(3);
            registrar.see("7-newborn");
            registrar.press("#preview-change");
            assertThat(members()).hasSize(before);
            registrar.press("#save-change");
        }
        assertThat(members()).hasSize(before + 1);
        String baby = members().getLast();
        assertThat(record.read(baby).at("/identifier/0/system").asText()).endsWith("/newborn");
        assertThat(record.search("Coverage?status=active&beneficiary=" + baby)).hasSize(1);
        assertThat(record.search("EpisodeOfCare?status=active&patient=" + baby)).hasSize(1);
    }

    @Test
    @Order(8)
    @DisplayName("8. `registrar` splits a grown-up child off into a family file of its own, and undoes it.")
    void splitting_and_undoing() {
        List<String> before = members();
        String child = of(household(), "child").stream()
                .filter(each -> LocalDate.parse(
                                record.read(each).path("birthDate").asText())
                        .isBefore(today.minusYears(17)))
                .findFirst()
                .orElseThrow();
        String id = child.substring("Patient/".length());
        try (Visitor registrar = visitor()) {
            registrar.open("/families/" + family + "/change/split");
            registrar.at("#goes-" + id).check();
            registrar.at("#role-" + id).selectOption("head");
            registrar.press("#preview-change");
            registrar.see("8-split");
            registrar.press("#preview-change");
            registrar.press("#save-change");
            assertThat(members()).doesNotContain(child);
            assertThat(record.search("Group?member=" + child)).hasSize(2);
            registrar.open("/families/" + family + "/changes");
            registrar.see("8-history");
            registrar.at("[data-test=change] >> nth=0 >> summary").click();
            registrar.press("[data-test=change] >> nth=0 >> button");
        }
        assertThat(members()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    @Order(9)
    @DisplayName(
            "9. `registrar` records the death of a head: cover and enrolment end, and another member heads the family.")
    void recording_a_death() {
        String head = of(household(), "head").getFirst();
        String spouse = of(household(), "spouse").getFirst();
        try (Visitor registrar = visitor()) {
            registrar.open("/families/" + family + "/change/death");
            registrar.at("#person").selectOption(head.substring("Patient/".length()));
            registrar.press("#preview-change");
            registrar.see("9-death");
            registrar.press("#preview-change");
            registrar.press("#save-change");
        }
        assertThat(of(household(), "head")).containsExactly(spouse);
        assertThat(record.read(head).has("deceasedDateTime")).isTrue();
        assertThat(record.search("EpisodeOfCare?status=active&patient=" + head)).isEmpty();
        assertThat(record.search("Coverage?beneficiary=" + head))
                .allMatch(coverage -> coverage.path("period").has("end"));
    }

    private static Visitor visitor() {
        return Visitor.signIn(chromium, addresses, "registrar");
    }

    private static JsonNode household() {
        return record.read("Group/" + family);
    }

    private static List<String> members() {
        return of(household(), "");
    }

    /** Who belongs to the household now, in this role or in any. */
    private static List<String> of(JsonNode household, String role) {
        return StreamSupport.stream(household.path("member").spliterator(), false)
                .filter(member -> !member.path("inactive").asBoolean()
                        && member.path("extension").toString().contains(role.isEmpty() ? "" : "\"" + role + "\""))
                .map(member -> member.at("/entity/reference").asText())
                .toList();
    }
}
