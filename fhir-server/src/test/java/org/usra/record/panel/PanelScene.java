package org.usra.record.panel;

import java.util.List;
import java.util.stream.IntStream;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.Samples;
import org.usra.record.access.TestTokens;

/** A unit with three family doctors, one of them with a login, and a panel limit that a test can reach. */
final class PanelScene {

    static final String FIRST = "role-doctor";
    static final String SECOND = "role-second";
    static final String THIRD = "role-third";

    static final String REGISTRAR = TestTokens.person("registrar", "01");

    private PanelScene() {}

    static RunningRecord open(int limit) {
        RunningRecord record = new RunningRecord().withPosts();
        try (var owner = record.superuser();
                var statement = owner.createStatement()) {
            statement.execute(
                    "update record.rule_value set value = '" + limit + "' where key = 'enrolment.panel.limit'");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        record.load(
                "{'resourceType':'Practitioner','id':'p-second','name':[{'text':'منى سعيد'}]}",
                post(SECOND, "u-manakh-1", "'practitioner':{'reference':'Practitioner/p-second'},"),
                post(THIRD, "u-manakh-1", ""),
                post("role-elsewhere", "u-kuwait", ""),
                post("role-gone", "u-manakh-1", "'period':{'end':'2025-12-31'},"));
        return record;
    }

    private static String post(String id, String unit, String more) {
        return """
                {'resourceType':'PractitionerRole','id':'%s','active':true,%s'organization':{'reference':'Organization/%s'},
                'code':[{'coding':[{'system':'https://fhir.usra.example/CodeSystem/post-role','code':'doctor'}]}]}""".formatted(id, more, unit);
    }

    /** So many people who are enrolled at the unit without a doctor: {@code Patient/[prefix]0} and so on. */
    static List<String> people(RunningRecord record, String prefix, int count) {
        List<String> ids = IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
        ids.forEach(id -> record.load(Samples.patient(id), Samples.enrolment("e-" + id, id, "u-manakh-1")));
        return ids;
    }

    /** @param more further parameters, each after a comma */
    static String form(String patient, String doctor, String more) {
        return """
                {'resourceType':'Parameters','parameter':[{'name':'patient','valueReference':{'reference':'Patient/%s'}},
                {'name':'doctor','valueReference':{'reference':'PractitionerRole/%s'}}%s]}""".formatted(patient, doctor, more);
    }

    static Answer assign(RunningRecord record, String patient, String doctor) {
        return record.post(REGISTRAR, "EpisodeOfCare/$assign", form(patient, doctor, ""));
    }

    static int counter(RunningRecord record, String doctor) {
        return number(record, "select coalesce(sum(enrolled), 0) from record.panel where doctor = ?", doctor);
    }

    static int rows(RunningRecord record, String doctor) {
        return number(record, "select count(*) from record.enrolment where doctor = ? and status = 'active'", doctor);
    }

    private static int number(RunningRecord record, String sql, String doctor) {
        return record.jdbc().sql(sql).param(doctor).query(Integer.class).single();
    }
}
