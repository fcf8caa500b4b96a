package org.usra.record.family;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.usra.record.search.PublicAddress;
import org.usra.rules.identity.FamilyNumber;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OpeningAFamilyFileTest {

    private static RunningRecord record;

    @BeforeAll
    static void open() {
        record = new RunningRecord().withPosts();
    }

    @AfterAll
    static void close() {
        record.close();
    }

    private static String form(String unit, String headId, String childId) {
        return """
                {'resourceType':'Parameters','parameter':[
                {'name':'unit','valueReference':{'reference':'Organization/%s'}},
                {'name':'doctor','valueReference':{'reference':'PractitionerRole/role-doctor'}},
                {'name':'address','valueAddress':{'city':'Port Said','country':'EG'}},
                {'name':'member','part':[{'name':'role','valueCode':'head'},{'name':'category','valueCode':'formal'},
                  {'name':'resource','resource':{'resourceType':'Patient','name':[{'text':'سمير'}],'gender':'male','birthDate':'1985-03-14',
                  'identifier':[{'system':'https://fhir.usra.example/id/national-id','value':'%s'}]}}]},
                {'name':'member','part':[{'name':'role','valueCode':'child'},
                  {'name':'resource','resource':{'resourceType':'Patient','name':[{'text':'منى'}],'gender':'female','birthDate':'2015-06-01',
                  'identifier':[{'system':'https://fhir.usra.example/id/national-id','value':'%s'}]}}]}]}""".formatted(unit, headId, childId);
    }

    private static List<String> types(JsonNode bundle) {
        return StreamSupport.stream(bundle.path("entry").spliterator(), false)
                .map(entry -> entry.path("resource").path("resourceType").asText())
                .toList();
    }

    @Test
    void a_household_becomes_a_file_that_the_doctor_then_sees_whole() {
        Answer opened = record.post(
                TestTokens.person("registrar", "01"),
                "Group/$open-family-file",
                form("u-manakh-1", "28503140301233", "31506010301224"));
        assertThat(opened.status()).as(opened.body().toString()).isEqualTo(201);
        assertThat(types(opened.body()))
                .containsExactly(
                        "Group",
                        "Patient",
                        "Patient",
                        "RelatedPerson",
                        "EpisodeOfCare",
                        "EpisodeOfCare",
                        "Coverage",
                        "Coverage");
        JsonNode group = opened.body().path("entry").path(0).path("resource");
        assertThat(FamilyNumber.parse(
                                group.path("identifier").path(0).path("value").asText())
                        .unit())
                .isEqualTo(1);
        String path = "Group/" + group.path("id").asText() + "/$family-file";
        Answer file = record.get(TestTokens.person("doctor", "03"), path);
        assertThat(file.status()).isEqualTo(200);
        assertThat(types(file.body()))
                .containsExactly(
                        "Group",
                        "Patient",
                        "Patient",
                        "RelatedPerson",
                        "EpisodeOfCare",
                        "EpisodeOfCare",
                        "Coverage",
                        "Coverage");
        assertThat(record.get(TestTokens.person("hospital", "04"), path).status())
                .isEqualTo(403);
    }

    @Test
    void a_wrong_national_id_names_the_member_and_opens_nothing() {
        Answer answer = record.post(
                TestTokens.person("registrar", "01"),
                "Group/$open-family-file",
                form("u-manakh-1", "28503140301241", "123"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("national-id-structure");
        assertThat(answer.body()
                        .path("issue")
                        .path(0)
                        .path("expression")
                        .path(0)
                        .asText())
                .startsWith("Parameters.parameter[4]");
    }

    @Test
    void a_national_id_that_is_registered_is_a_conflict() {
        String registrar = TestTokens.person("registrar", "01");
        record.post(registrar, "Group/$open-family-file", form("u-manakh-1", "28503140301255", "31506010301266"));
        Answer again = record.post(
                registrar, "Group/$open-family-file", form("u-manakh-1", "28503140301255", "31506010301277"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("duplicate-identifier");
    }

    @Test
    void the_emergency_desk_finds_a_stranger_by_the_exact_national_id_and_by_nothing_else() {
        record.post(
                TestTokens.person("registrar", "01"),
                "Group/$open-family-file",
                form("u-manakh-1", "28503140301320", "31506010301331"));
        String desk = TestTokens.person("emergency", "05");
        String hospital = TestTokens.person("hospital", "04");
        String exact = "Patient?identifier=https://fhir.usra.example/id/national-id%7C28503140301320";
        assertThat(record.get(desk, exact).body().path("entry")).hasSize(1);
        assertThat(record.get(desk, exact + "&gender=male").body().path("entry"))
                .isEmpty();
        assertThat(record.get(desk, "Patient?gender=male").body().path("entry")).isEmpty();
        assertThat(record.get(hospital, exact).body().path("entry")).isEmpty();
    }

    @Test
    void a_repeat_with_the_same_key_opens_one_file() {
        String registrar = TestTokens.person("registrar", "01");
        String form = form("u-manakh-1", "28503140301288", "31506010301299");
        Answer first = record.send(registrar, "POST", "Group/$open-family-file", form, "Idempotency-Key", "k1");
        Answer second = record.send(registrar, "POST", "Group/$open-family-file", form, "Idempotency-Key", "k1");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void a_registrar_opens_files_at_the_own_unit_only() {
        assertThat(record.post(
                                TestTokens.person("registrar", "01"),
                                "Group/$open-family-file",
                                form("u-kuwait", "28503140301300", "31506010301311"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void unit_and_doctor_may_stand_by_the_servers_own_address() {
        String base = record.bean(PublicAddress.class).publicUrl();
        String form = form("u-manakh-1", "28503140301322", "31506010301333")
                .replace("Organization/u-", base + "/Organization/u-")
                .replace("PractitionerRole/", base + "/PractitionerRole/");
        Answer opened = record.post(TestTokens.person("registrar", "01"), "Group/$open-family-file", form);
        assertThat(opened.status()).as(opened.body().toString()).isEqualTo(201);
        assertThat(types(opened.body())).contains("EpisodeOfCare");
    }

    @Test
    void the_number_of_an_eligible_patient_admits_once() {
        record.load(
                Samples.patient("p-number"),
                Samples.enrolment("e-number", "p-number", "u-manakh-1"),
                "{'resourceType':'Coverage','id':'c-number','status':'active','beneficiary':{'reference':'Patient/p-number'},"
                        + "'period':{'start':'2026-01-01'},'payor':[{'reference':'Organization/a-uhia'}]}",
                Samples.referral("sr-number", "p-number", "h-alsalam", "active", "2099-12-31"));
        String hospital = TestTokens.person("hospital", "04");
        Answer answer = record.post(hospital, "CoverageEligibilityRequest/$submit", """
                {'resourceType':'CoverageEligibilityRequest','purpose':['validation'],'patient':{'reference':
                'Patient/p-number'},'supportingInfo':[{'sequence':1,'information':{'reference':'ServiceRequest/sr-number'}}]}""");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.body().path("outcome").asText()).isEqualTo("complete");
        assertThat(answer.body().path("insurance").path(0).path("inforce").asBoolean())
                .isTrue();
        String encounter = """
                {'resourceType':'Encounter','status':'in-progress','class':{'code':'AMB'},'extension':[{'url':
                'https://fhir.usra.example/StructureDefinition/authorization-number','valueString':'%s'}],
                'subject':{'reference':'Patient/p-number'}}""".formatted(answer.body().path("preAuthRef").asText());
        Answer admitted = record.post(hospital, "Encounter", encounter);
        assertThat(admitted.status()).as(admitted.body().toString()).isEqualTo(201);
        assertThat(record.post(hospital, "Encounter", encounter).code()).isEqualTo("authorization-used");
    }

    @Test
    void without_a_referral_the_answer_is_an_explicit_no_with_its_remedy() {
        record.load(
                "{'resourceType':'Coverage','id':'c-own','status':'active','beneficiary':{'reference':'Patient/p-own'},"
                        + "'period':{'start':'2026-01-01'},'payor':[{'reference':'Organization/a-uhia'}]}");
        Answer answer = record.post(
                TestTokens.hospitalSystem("h-alsalam"),
                "CoverageEligibilityRequest/$submit",
                "{'resourceType':'CoverageEligibilityRequest','patient':{'reference':'Patient/p-own'}}");
        assertThat(answer.body().path("outcome").asText()).isEqualTo("error");
        assertThat(answer.body().path("disposition").asText())
                .isEqualTo("A referral is required. Send the patient to the unit's family doctor.");
        assertThat(answer.body().has("preAuthRef")).isFalse();
    }
}
