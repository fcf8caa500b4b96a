package org.usra.record.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.Samples;
import org.usra.record.access.TestTokens;

/** {@code EpisodeOfCare/$assign}, and enrolments that are written without it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangingTheDoctorTest {

    private static final String ASSIGN = "EpisodeOfCare/$assign";

    private static RunningRecord record;

    @BeforeAll
    static void open() {
        record = PanelScene.open(3);
    }

    @AfterAll
    static void close() {
        record.close();
    }

    private static String versions(String patient) {
        return record.jdbc()
                .sql("select string_agg(episode || ' ' || status || ' ' || coalesce(doctor, ''), ', ' order by episode)"
                        + " from record.enrolment where person = ?")
                .param(patient)
                .query(String.class)
                .single();
    }

    @Test
    void one_enrolment_ends_when_the_next_begins_and_both_doctors_and_the_unit_are_told() {
        PanelScene.people(record, "told-", 1);
        assertThat(PanelScene.assign(record, "told-0", PanelScene.SECOND).status())
                .isEqualTo(200);

        Answer changed = record.post(
                TestTokens.person("doctor", "03"),
                ASSIGN,
                PanelScene.form("told-0", PanelScene.FIRST, ",{'name':'reason','valueString':'nearer to work'}"));

        assertThat(changed.status()).as("%s", changed.body()).isEqualTo(200);
        JsonNode begun = changed.body().at("/entry/0/resource");
        JsonNode ended = changed.body().at("/entry/1/resource");
        JsonNode notice = changed.body().at("/entry/2/resource");
        assertThat(begun.path("status").asText()).isEqualTo("active");
        assertThat(begun.at("/careManager/reference").asText()).isEqualTo("PractitionerRole/role-doctor");
        assertThat(begun.at("/managingOrganization/reference").asText()).isEqualTo("Organization/u-manakh-1");
        assertThat(ended.path("status").asText()).isEqualTo("finished");
        assertThat(ended.at("/period/end")).isEqualTo(begun.at("/period/start"));
        assertThat(notice.path("recipient").findValuesAsText("reference"))
                .containsExactly(
                        "PractitionerRole/role-doctor", "PractitionerRole/role-second", "Organization/u-manakh-1");
        assertThat(notice.at("/sender/reference").asText()).isEqualTo("PractitionerRole/role-doctor");
        assertThat(notice.at("/about/0/reference").asText())
                .isEqualTo("EpisodeOfCare/" + begun.path("id").asText());
        assertThat(notice.at("/reasonCode/0/text").asText()).isEqualTo("nearer to work");
        assertThat(notice.at("/payload/0/contentString").asText())
                .endsWith("the family doctor of this person is PractitionerRole/role-doctor, and no longer منى سعيد"
                        + " (PractitionerRole/role-second).");
        assertThat(notice.at("/payload/0/_contentString/extension/0/extension/1/valueString")
                        .asText())
                .contains("بدلًا من منى سعيد");
        assertThat(record.get(TestTokens.person("nurse", "02"), "Communication?subject=Patient/told-0")
                        .body()
                        .path("entry"))
                .hasSize(2);
        assertThat(record.get(
                                TestTokens.person("hospital", "04"),
                                "Communication/" + notice.path("id").asText())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_repeat_with_its_key_changes_nothing_again() {
        PanelScene.people(record, "twice-", 1);
        String form = PanelScene.form("twice-0", PanelScene.THIRD, "");
        Answer first = record.send(PanelScene.REGISTRAR, "POST", ASSIGN, form, "Idempotency-Key", "twice");
        String after = versions("twice-0");
        Answer second = record.send(PanelScene.REGISTRAR, "POST", ASSIGN, form, "Idempotency-Key", "twice");
        assertThat(first.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(versions("twice-0")).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({
        "p-own, role-doctor, 422, doctor-unchanged",
        "p-own, role-elsewhere, 422, not-the-units-doctor",
        "p-own, role-gone, 422, not-the-units-doctor",
        "p-own, role-nurse, 422, not-the-units-doctor",
        "p-own, role-nobody, 422, not-the-units-doctor",
        "p-other, role-elsewhere, 422, reference-not-found",
        "p-missing, role-doctor, 422, reference-not-found"
    })
    void a_refusal_names_its_input_and_changes_nothing(String patient, String doctor, int status, String code) {
        record.load(Samples.enrolment("e-own", "p-own", "u-manakh-1", "role-doctor"));
        String before = versions("p-own") + versions("p-other");
        Answer answer = PanelScene.assign(record, patient, doctor);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.body().at("/issue/0/expression/0").asText())
                .isEqualTo("Parameters.parameter('" + (code.startsWith("reference") ? "patient" : "doctor") + "')");
        assertThat(versions("p-own") + versions("p-other")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"2020-01-01, date-not-open", "2099-01-01, date-not-open", "2026, wrong-type"})
    void lists_of_other_months_stay_as_they_were(String date, String code) {
        PanelScene.people(record, "dated-", 1);
        Answer answer = record.post(
                PanelScene.REGISTRAR,
                ASSIGN,
                PanelScene.form("dated-0", PanelScene.THIRD, ",{'name':'date','valueDate':'" + date + "'}"));
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.body().at("/issue/0/expression/0").asText()).isEqualTo("Parameters.parameter('date')");
        assertThat(versions("dated-0")).isEqualTo("e-dated-0 active ");
    }

    @ParameterizedTest
    @CsvSource({"nurse, 02", "hospital, 04", "insurer, 06", "callcentre, 0a"})
    void only_registrars_and_doctors_of_the_unit_assign(String role, String number) {
        Answer answer =
                record.post(TestTokens.person(role, number), ASSIGN, PanelScene.form("p-own", PanelScene.THIRD, ""));
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void what_it_does_not_take_is_refused_by_name() {
        assertThat(record.post(
                                PanelScene.REGISTRAR,
                                ASSIGN,
                                PanelScene.form("p-own", PanelScene.THIRD, ",{'name':'unit','valueString':'x'}"))
                        .code())
                .isEqualTo("unknown-parameter");
        assertThat(record.post(PanelScene.REGISTRAR, ASSIGN, "{'resourceType':'Parameters','parameter':[]}")
                        .code())
                .isEqualTo("missing-element");
    }

    @Test
    void an_enrolment_that_is_written_directly_is_held_to_the_limit_too_and_the_refusal_names_who_has_room() {
        record.load("""
                {'resourceType':'PractitionerRole','id':'role-full','active':true,'organization':{'reference':
                'Organization/u-manakh-1'},'code':[{'coding':[{'system':
                'https://fhir.usra.example/CodeSystem/post-role','code':'doctor'}]}]}""");
        for (String person : PanelScene.people(record, "direct-", 3)) {
            assertThat(PanelScene.assign(record, person, "role-full").status()).isEqualTo(200);
        }
        PanelScene.people(record, "fourth-", 1);
        ObjectNode episode = (ObjectNode)
                record.get(PanelScene.REGISTRAR, "EpisodeOfCare/e-fourth-0").body();
        episode.putObject("careManager").put("reference", "PractitionerRole/role-full");

        Answer answer = record.send(PanelScene.REGISTRAR, "PUT", "EpisodeOfCare/e-fourth-0", episode.toString());

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("panel-full");
        assertThat(answer.body().at("/issue/0/expression/0").asText()).isEqualTo("EpisodeOfCare.careManager");
        assertThat(answer.body().at("/issue/0/details/text").asText())
                .startsWith("The panel of this doctor is full: it holds 3 people at most. Choose ")
                .matches(".*PractitionerRole/role-(doctor|second|third)\\)? of the same unit, who has room for \\d\\.");
        assertThat(versions("fourth-0")).isEqualTo("e-fourth-0 active ");
        assertThat(PanelScene.counter(record, "role-full")).isEqualTo(3);
    }

    @Test
    void a_panel_that_no_counter_knows_yet_is_counted_by_its_next_change() {
        for (String person : PanelScene.people(record, "before-", 2)) {
            assertThat(PanelScene.assign(record, person, PanelScene.THIRD).status())
                    .isEqualTo(200);
        }
        record.jdbc()
                .sql("delete from record.panel where doctor = ?")
                .param(PanelScene.THIRD)
                .update();
        assertThat(PanelScene.assign(record, "before-0", PanelScene.SECOND).status())
                .isEqualTo(200);
        assertThat(PanelScene.counter(record, PanelScene.THIRD)).isEqualTo(PanelScene.rows(record, PanelScene.THIRD));
    }
}
