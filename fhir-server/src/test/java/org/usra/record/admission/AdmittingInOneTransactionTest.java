package org.usra.record.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.Samples;
import org.usra.record.access.TestTokens;

/** Door 1 and door 2 in one Bundle: the Encounter names the question instead of a number that does not exist yet. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AdmittingInOneTransactionTest {

    private static final String QUESTION = "urn:uuid:4f4b2c2e-0f57-4f7e-8a2e-0d6f1a5b0001";

    private static RunningRecord record;

    @BeforeAll
    static void start() {
        record = new RunningRecord().withPosts();
        for (String patient : List.of("p-admitted", "p-late", "p-stale", "p-uncovered")) {
            record.load(
                    Samples.patient(patient),
                    Samples.enrolment("ep-" + patient, patient, "u-manakh-1"),
                    Samples.referral("sr-" + patient, patient, "h-alsalam", "active", "2099-12-31")
                            .replace("2026-11-01", "2025-11-01"),
                    """
                    {'resourceType':'Task','id':'t-%s','status':'accepted','intent':'order',
                    'focus':{'reference':'ServiceRequest/sr-%s'},'partOf':[{'reference':'Task/coordination'}],
                    'for':{'reference':'Patient/%s'},'owner':{'reference':'Organization/h-alsalam'}}""".formatted(patient, patient, patient));
            if (!patient.equals("p-uncovered")) {
                record.load("""
                        {'resourceType':'Coverage','id':'c-%s','status':'active','beneficiary':{'reference':'Patient/%s'},
                        'payor':[{'reference':'Organization/a-uhia'}]}""".formatted(patient, patient));
            }
        }
    }

    @AfterAll
    static void stop() {
        record.close();
    }

    @Test
    void the_number_is_issued_and_consumed_with_the_admission() {
        Answer answer = admit("p-admitted", encounter("p-admitted"));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        JsonNode response = answer.body().at("/entry/1/resource");
        JsonNode encounter = answer.body().at("/entry/0/resource");
        String number = response.path("preAuthRef").asText();
        assertThat(number).startsWith("A-");
        assertThat(encounter.at("/extension/0/valueString").asText()).isEqualTo(number);
        assertThat(record.jdbc()
                        .sql("select used_by from record.access_authorization where number = ?")
                        .param(number)
                        .query(String.class)
                        .single())
                .isEqualTo(encounter.path("id").asText());
    }

    @Test
    void a_refused_admission_leaves_no_number() {
        DoorEncounter late =
                encounter("p-late").with("period", "{'start':'" + Instant.now().minus(Duration.ofHours(30)) + "'}");
        Answer answer = admit("p-late", late);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("admission-too-late");
        assertThat(traces("p-late")).containsOnly(0L);
    }

    @Test
    void a_lost_race_for_a_task_leaves_no_number() {
        Answer answer = admit(
                "p-stale",
                encounter("p-stale"),
                "{'resource':{'resourceType':'Task','id':'t-p-stale','status':'in-progress','intent':'order',"
                        + "'focus':{'reference':'ServiceRequest/sr-p-stale'},'for':{'reference':'Patient/p-stale'}},"
                        + "'request':{'method':'PUT','url':'Task/t-p-stale','ifMatch':'W/\\\"7\\\"'}}");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(412);
        assertThat(traces("p-stale")).containsOnly(0L);
    }

    @Test
    void where_door_1_says_no_nobody_is_admitted_and_the_answer_says_why() {
        Answer answer = admit("p-uncovered", encounter("p-uncovered"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("admission-needs-ground");
        assertThat(answer.body().at("/issue/0/details/text").asText())
                .isEqualTo("No cover is registered for this person. Register at the unit or with the insurance"
                        + " authority.");
        assertThat(answer.body().at("/issue/0/details/_text").toString()).contains("لا توجد تغطية مسجلة لهذا الشخص");
        assertThat(traces("p-uncovered")).containsOnly(0L);
    }

    private static DoorEncounter encounter(String patient) {
        return new DoorEncounter("AMB", patient, "h-alsalam")
                .with("basedOn", "[{'reference':'ServiceRequest/sr-" + patient + "'}]")
                .with(
                        "extension",
                        "[{'url':'https://fhir.usra.example/StructureDefinition/authorization-number','valueString':'"
                                + QUESTION + "'}]");
    }

    private static Answer admit(String patient, DoorEncounter encounter, String... more) {
        String entries = "{'fullUrl':'urn:uuid:4f4b2c2e-0f57-4f7e-8a2e-0d6f1a5b0002','resource':" + encounter.json()
                + ",'request':{'method':'POST','url':'Encounter'}},{'fullUrl':'" + QUESTION
                + "','resource':" + question(patient)
                + ",'request':{'method':'POST','url':'CoverageEligibilityRequest/$submit'}}"
                + (more.length == 0 ? "" : "," + String.join(",", more));
        return record.send(
                TestTokens.referralService(),
                "POST",
                "",
                "{'resourceType':'Bundle','type':'transaction','entry':[" + entries + "]}",
                "X-Usra-On-Behalf-Of",
                "Bearer " + TestTokens.person("hospital", "04"),
                "Prefer",
                "return=representation");
    }

    private static String question(String patient) {
        return """
                {'resourceType':'CoverageEligibilityRequest','status':'active','purpose':['validation'],
                'patient':{'reference':'Patient/%s'},'insurer':{'reference':'Organization/a-uhia'},
                'created':'2026-11-01','provider':{'reference':'Organization/h-alsalam'},'supportingInfo':[{'sequence':1,
                'information':{'reference':'ServiceRequest/sr-%s'}}]}""".formatted(patient, patient);
    }

    /** Numbers, questions, answers, Encounters, and sight of the patient that came of them. */
    private static List<Long> traces(String patient) {
        return List.of(
                count("select count(*) from record.access_authorization where patient = ?", patient),
                count("select count(*) from record.admission where patient = ?", patient),
                count("select count(*) from record.resource where patient = ? and id not like '%' || patient", patient),
                count(
                        "select count(*) from record.care_relationship where patient = ? and basis = 'appointment'",
                        patient));
    }

    private static long count(String sql, String patient) {
        return record.jdbc().sql(sql).param(patient).query(Long.class).single();
    }
}
