package org.usra.record.prevention;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.Samples;
import org.usra.record.access.TestTokens;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.document.ResourceDocument;
import org.usra.record.rulebook.RuleBook;
import org.usra.record.structure.StructureCheck;

/** {@code Patient/[id]/$vaccination-card} over HTTP; the children are as old as they are today. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadingTheVaccinationCardTest {

    private static final LocalDate TODAY = LocalDate.now(RuleBook.EGYPT);
    private static final LocalDate FIVE_MONTHS_AGO = TODAY.minusMonths(5);

    private static RunningRecord record;

    @BeforeAll
    static void open() {
        record = new RunningRecord().withPosts();
        child("infant", FIVE_MONTHS_AGO.toString(), "");
        record.load(
                dose(
                        "d-tb",
                        "infant",
                        "tuberculosis",
                        FIVE_MONTHS_AGO.plusDays(3).toString(),
                        ""),
                dose("d-five", "infant", "pentavalent", TODAY.minusDays(10).toString(), ""),
                dose("d-wrong", "infant", "polio-oral", TODAY.minusDays(5).toString(), "'isSubpotent':true,"),
                dose(
                                "d-taken-back",
                                "infant",
                                "polio-injected",
                                TODAY.minusDays(5).toString(),
                                "")
                        .replace("completed", "entered-in-error"));
    }

    @AfterAll
    static void close() {
        record.close();
    }

    private static void child(String id, String birth, String more) {
        record.load(
                "{'resourceType':'Patient','id':'" + id + "'," + more + "'birthDate':'" + birth + "'}",
                Samples.enrolment("e-" + id, id, "u-manakh-1"));
    }

    private static String dose(String id, String patient, String vaccine, String date, String more) {
        return """
                {'resourceType':'Immunization','id':'%s','status':'completed',%s'patient':{'reference':'Patient/%s'},
                'vaccineCode':{'coding':[{'system':'https://fhir.usra.example/CodeSystem/vaccine','code':'%s'}]},
                'occurrenceDateTime':'%s'}""".formatted(id, more, patient, vaccine, date);
    }

    private static Answer card(String user, String number, String patient) {
        return record.get(TestTokens.person(user, number), "Patient/" + patient + "/$vaccination-card");
    }

    private static JsonNode recommendation(JsonNode card, String vaccine, int dose) {
        return StreamSupport.stream(card.path("recommendation").spliterator(), false)
                .filter(each -> each.at("/vaccineCode/0/coding/0/code").asText().equals(vaccine)
                        && each.path("doseNumberPositiveInt").asInt() == dose)
                .findFirst()
                .orElseThrow();
    }

    /** Its status, and the date of this code where it has one. */
    private static String stands(JsonNode recommendation, String date) {
        return recommendation.at("/forecastStatus/coding/0/code").asText()
                + StreamSupport.stream(recommendation.path("dateCriterion").spliterator(), false)
                        .filter(each -> each.at("/code/coding/0/code").asText().equals(date))
                        .map(each -> " " + each.path("value").asText())
                        .findFirst()
                        .orElse("");
    }

    @Test
    void each_dose_of_the_schedule_stands_as_the_rule_says_with_its_dates() {
        JsonNode card = card("nurse", "02", "infant").body();
        assertThat(card.path("recommendation")).hasSize(23);
        assertThat(stands(recommendation(card, "tuberculosis", 1), "30980-7")).isEqualTo("complete");
        assertThat(stands(recommendation(card, "hepatitis-b-birth", 1), "59777-3"))
                .isEqualTo("LA13424-9 " + FIVE_MONTHS_AGO.plusMonths(2).minusDays(1));
        assertThat(stands(recommendation(card, "polio-oral", 1), "59778-1"))
                .isEqualTo("overdue " + FIVE_MONTHS_AGO.plusMonths(2).plusDays(29));
        assertThat(stands(recommendation(card, "pentavalent", 2), "30981-5"))
                .as("28 days after the late first dose")
                .isEqualTo("LA13422-3 " + TODAY.plusDays(18));
        assertThat(stands(recommendation(card, "measles-mumps-rubella", 1), "30980-7"))
                .isEqualTo("LA13422-3 " + FIVE_MONTHS_AGO.plusMonths(12));
        assertThat(stands(recommendation(card, "polio-injected", 1), "30980-7"))
                .isEqualTo((TODAY.isAfter(FIVE_MONTHS_AGO.plusMonths(4).plusDays(28)) ? "overdue " : "due ")
                        + FIVE_MONTHS_AGO.plusMonths(4));
    }

    @Test
    void a_dose_that_was_given_leads_to_where_it_is_recorded_and_speaks_both_languages() {
        JsonNode given = recommendation(card("doctor", "03", "infant").body(), "pentavalent", 1);
        assertThat(given.at("/supportingImmunization/0/reference").asText()).isEqualTo("Immunization/d-five");
        assertThat(given.path("seriesDosesPositiveInt").asInt()).isEqualTo(3);
        assertThat(given.at("/forecastStatus/text").asText()).isEqualTo("Given");
        assertThat(given.at("/forecastStatus/_text/extension/0/extension/1/valueString")
                        .asText())
                .isEqualTo("أُعطيت");
        assertThat(given.at("/vaccineCode/0/text").asText()).isEqualTo("Five in one");
    }

    @Test
    void the_answer_is_a_well_formed_recommendation_and_the_server_says_that_it_offers_it() {
        JsonNode card = card("nurse", "02", "infant").body();
        assertThat(new StructureCheck(record.bean(FhirDefinitions.class))
                        .check(ResourceDocument.of((ObjectNode) card), false))
                .isEmpty();
        assertThat(record.get("", "metadata").body().toString())
                .contains("https://fhir.usra.example/OperationDefinition/vaccination-card");
    }

    @Test
    void who_may_not_read_the_doses_gets_no_card_and_who_is_elsewhere_finds_nobody() {
        assertThat(card("registrar", "01", "infant").status()).isEqualTo(403);
        assertThat(card("insurer", "06", "infant").status()).isEqualTo(403);
        assertThat(card("callcentre", "0a", "infant").status()).isEqualTo(403);
        assertThat(card("nurse", "02", "p-other").status()).isEqualTo(404);
        assertThat(card("hospital", "04", "infant").status()).isEqualTo(404);
        assertThat(card("nurse", "02", "nobody").status()).isEqualTo(404);
    }

    @Test
    void a_hospital_that_sees_the_person_and_not_every_dose_gets_no_card() {
        child("once-a-guest", FIVE_MONTHS_AGO.toString(), "");
        record.load("{'resourceType':'HealthcareService','id':'h-alsalam-ent',"
                + "'providedBy':{'reference':'Organization/h-alsalam'}}");
        record.load(
                dose("d-guest", "once-a-guest", "tuberculosis", TODAY.toString(), "")
                        .replace("'status'", "'performer':[{'actor':{'reference':'Organization/h-alsalam'}}],'status'"),
                """
                {'resourceType':'Appointment','id':'a-guest','status':'booked','start':'%1$sT09:00:00Z',
                'end':'%1$sT09:30:00Z','participant':[{'actor':{'reference':'Patient/once-a-guest'},'status':'accepted'},
                {'actor':{'reference':'HealthcareService/h-alsalam-ent'},'status':'accepted'}]}""".formatted(TODAY));
        assertThat(record.get(TestTokens.person("hospital", "04"), "Patient/once-a-guest")
                        .status())
                .isEqualTo(200);
        assertThat(card("hospital", "04", "once-a-guest").status()).isEqualTo(404);
        assertThat(card("nurse", "02", "once-a-guest").status()).isEqualTo(200);
    }

    @Test
    void a_birth_date_that_is_not_whole_is_named() {
        child("of-some-month", "2026-03", "");
        Answer answer = card("nurse", "02", "of-some-month");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("missing-element");
        assertThat(answer.body().at("/issue/0/expression/0").asText()).isEqualTo("Patient.birthDate");
    }

    @Test
    void an_input_is_refused_by_name() {
        Answer answer = record.get(TestTokens.person("nurse", "02"), "Patient/infant/$vaccination-card?day=2020-01-01");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("unknown-parameter");
    }

    @Test
    void of_a_child_who_died_the_card_stays_as_on_that_day() {
        child("gone", FIVE_MONTHS_AGO.toString(), "'deceasedDateTime':'" + FIVE_MONTHS_AGO.plusDays(20) + "',");
        JsonNode card = card("nurse", "02", "gone").body();
        assertThat(stands(recommendation(card, "tuberculosis", 1), "")).isEqualTo("due");
        assertThat(stands(recommendation(card, "polio-oral", 1), "")).isEqualTo("LA13422-3");
    }

    @Test
    void of_a_year_without_a_day_the_last_day_counts_so_that_nothing_is_given_too_soon() {
        child("by-the-month", TODAY.minusMonths(14).toString(), "");
        String month = TODAY.minusMonths(3).toString().substring(0, 7);
        record.load(dose("d-month", "by-the-month", "pentavalent", month, ""));
        LocalDate last = LocalDate.parse(month + "-01").plusMonths(1).minusDays(1);
        assertThat(stands(recommendation(card("nurse", "02", "by-the-month").body(), "pentavalent", 2), "30981-5"))
                .isEqualTo("overdue " + last.plusDays(28));
    }

    @Test
    void reading_the_card_is_audited_with_the_person_whose_it_is() {
        card("nurse", "02", "infant");
        List<String> audited = record.jdbc().sql("""
                        select query from record.audit_event
                        where query = 'Patient/infant/$vaccination-card' and 'infant' = any(patients) limit 1""").query(String.class).list();
        assertThat(audited).hasSize(1);
    }
}
