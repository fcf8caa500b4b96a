package org.usra.record.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
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

/** {@code PractitionerRole/[id]/$panel}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ListingAPanelTest {

    private static final String PANEL = "PractitionerRole/role-second/$panel";

    private static RunningRecord record;

    @BeforeAll
    static void open() {
        record = PanelScene.open(2750);
        PanelScene.people(record, "listed-", 4);
        record.load(
                enrolment("listed-0", "finished", "'start':'2026-02-01','end':'2026-06-30'"),
                enrolment("listed-1", "active", "'start':'2026-03-01'"),
                enrolment("listed-2", "entered-in-error", "'start':'2026-03-01'"),
                enrolment("listed-3", "active", "'start':'2026-07-01T09:00:00+03:00'"));
    }

    @AfterAll
    static void close() {
        record.close();
    }

    private static String enrolment(String patient, String status, String period) {
        return Samples.enrolment("e-" + patient, patient, "u-manakh-1", PanelScene.SECOND)
                .replace("'active'", "'" + status + "'")
                .replace("'start':'2026-01-01'", period);
    }

    private static Answer on(String day) {
        return record.get(PanelScene.REGISTRAR, PANEL + "?on=" + day);
    }

    private static List<String> members(Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return StreamSupport.stream(answer.body().path("member").spliterator(), false)
                .map(member -> member.at("/entity/reference").asText().substring("Patient/".length()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, ''",
        "2026-02-01, listed-0",
        "2026-06-30, listed-0 listed-1",
        "2026-07-01, listed-1 listed-3"
    })
    void it_holds_who_was_enrolled_at_the_end_of_the_day(String day, String people) {
        Answer answer = on(day);
        assertThat(String.join(" ", members(answer))).isEqualTo(people);
        assertThat(answer.body().path("quantity").asInt())
                .isEqualTo(members(answer).size());
    }

    @Test
    void what_a_day_answered_it_answers_for_ever() {
        PanelScene.people(record, "leaving-", 1);
        record.load(Samples.enrolment("e-leaving-0", "leaving-0", "u-manakh-1", PanelScene.SECOND));
        Answer before = on("2026-01-31");
        assertThat(members(before)).containsExactly("leaving-0");
        assertThat(members(record.get(PanelScene.REGISTRAR, PANEL))).contains("leaving-0");

        assertThat(PanelScene.assign(record, "leaving-0", PanelScene.THIRD).status())
                .isEqualTo(200);

        assertThat(on("2026-01-31").http().body()).isEqualTo(before.http().body());
        assertThat(members(record.get(PanelScene.REGISTRAR, PANEL))).doesNotContain("leaving-0");
        record.load(Samples.enrolment("e-leaving-0", "leaving-0", "u-manakh-1", PanelScene.SECOND)
                .replace("'active'", "'entered-in-error'"));
    }

    @Test
    void it_is_a_group_of_persons_that_names_the_doctor_and_the_day() {
        Answer answer = on("2026-02-01");
        assertThat(answer.body().path("resourceType").asText()).isEqualTo("Group");
        assertThat(answer.body().path("type").asText()).isEqualTo("person");
        assertThat(answer.body().path("actual").asBoolean()).isTrue();
        assertThat(answer.body().at("/managingEntity/reference").asText()).isEqualTo("PractitionerRole/role-second");
        assertThat(answer.body().at("/characteristic/0/period/end").asText()).isEqualTo("2026-02-01");
        assertThat(answer.body().at("/member/0/period").toString())
                .isEqualTo("{\"start\":\"2026-02-01T00:00:00+02:00\"}");
        assertThat(record.post(
                                TestTokens.conformance(),
                                "Group/$validate",
                                answer.body().toString())
                        .body()
                        .findValuesAsText("severity"))
                .isNotEmpty()
                .doesNotContain("error", "fatal");
    }

    @ParameterizedTest
    @CsvSource({
        "nurse, 02, role-second, 200",
        "doctor, 03, role-second, 200",
        "registrar, 01, role-elsewhere, 403",
        "registrar, 01, role-nobody, 404",
        "hospital, 04, role-second, 403",
        "callcentre, 0a, role-second, 403"
    })
    void it_is_for_the_doctors_own_unit(String role, String number, String post, int status) {
        assertThat(record.get(TestTokens.person(role, number), "PractitionerRole/" + post + "/$panel")
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"2099-01-01, 422, date-not-open", "2026-11, 400, wrong-type", "today, 400, wrong-type"})
    void a_day_that_has_not_come_or_is_none_is_refused(String day, int status, String code) {
        Answer answer = on(day);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.body().at("/issue/0/expression/0").asText()).isEqualTo("http.on");
    }

    @Test
    void the_audit_names_whose_data_left() {
        on("2026-02-01");
        assertThat(record.jdbc()
                        .sql("select count(*) from record.audit_event where 'listed-0' = any(patients)"
                                + " and query = 'PractitionerRole/role-second/$panel?on=2026-02-01'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }
}
