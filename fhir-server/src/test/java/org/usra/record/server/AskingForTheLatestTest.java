package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.access.TestTokens;

/** {@code Observation/$lastn}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AskingForTheLatestTest {

    private static RunningRecord record;

    @BeforeAll
    static void open() {
        record = new RunningRecord().withPosts();
        for (int day = 1; day <= 4; day++) {
            observation("w" + day, "p-own", "29463-7", "vital-signs", "'effectiveDateTime':'2026-03-0" + day + "',");
            observation("h" + day, "p-own", "8302-2", "vital-signs", "'effectiveDateTime':'2026-02-0" + day + "',");
        }
        observation("w-never", "p-own", "29463-7", "vital-signs", "");
        observation("g1", "p-own", "2339-0", "laboratory", "'effectiveDateTime':'2026-01-01',");
        observation("w-other", "p-other", "29463-7", "vital-signs", "'effectiveDateTime':'2026-05-01',");
        record.load("{'resourceType':'Observation','id':'free','status':'final','code':{'text':'gait'},"
                + "'subject':{'reference':'Patient/p-own'},'effectiveDateTime':'2026-01-01'}");
    }

    @AfterAll
    static void close() {
        record.close();
    }

    private static void observation(String id, String patient, String code, String category, String when) {
        record.load("{'resourceType':'Observation','id':'" + id + "','status':'final'," + when
                + "'category':[{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/observation-category','code':'"
                + category + "'}]}],'code':{'coding':[{'system':'http://loinc.org','code':'" + code
                + "'}]},'subject':{'reference':'Patient/" + patient + "'}}");
    }

    private static Answer asked(String query) {
        return record.get(TestTokens.person("doctor", "03"), "Observation/$lastn" + query);
    }

    private static List<String> ids(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return StreamSupport.stream(answer.body().path("entry").spliterator(), false)
                .map(entry -> entry.at("/resource/id").asText())
                .toList();
    }

    @Test
    void without_a_number_it_is_the_last_of_each_code() {
        assertThat(ids(asked("?patient=p-own"))).containsExactlyInAnyOrder("w4", "h4", "g1", "free");
        assertThat(ids(asked("?subject=Patient/p-own&category=vital-signs"))).containsExactly("w4", "h4");
    }

    @Test
    void a_number_is_of_each_code_and_the_latest_comes_first() {
        assertThat(ids(asked("?patient=Patient/p-own&max=3&code=http://loinc.org%7C29463-7,8302-2")))
                .containsExactly("w4", "w3", "w2", "h4", "h3", "h2");
        assertThat(ids(asked("?patient=Patient/p-own&max=9&code=29463-7"))).endsWith("w1", "w-never");
    }

    @Test
    void what_the_caller_does_not_see_is_not_among_them() {
        assertThat(ids(asked("?patient=p-other"))).isEmpty();
        assertThat(record.get(TestTokens.person("insurer", "06"), "Observation/$lastn?patient=p-own")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void it_is_asked_of_one_patient_and_with_a_number_above_zero() {
        assertThat(asked("?category=vital-signs").code()).isEqualTo("missing-element");
        assertThat(asked("?patient=p-own&max=0").status()).isEqualTo(400);
        assertThat(asked("?patient=p-own&value-quantity=3").code()).isEqualTo("unknown-parameter");
    }
}
