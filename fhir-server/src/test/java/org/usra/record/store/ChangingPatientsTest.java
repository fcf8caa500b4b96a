package org.usra.record.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.access.TestTokens;

/** Whatever belongs to a patient is found in the patient's bucket, also what came there later or brought an id of its own. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangingPatientsTest {

    private static RunningRecord record;

    @BeforeAll
    static void open() {
        record = new RunningRecord().withPosts();
    }

    @AfterAll
    static void close() {
        record.close();
    }

    private static String observation(String id, String patient) {
        return """
                {'resourceType':'Observation'%s,'status':'final','code':{'coding':[{'system':'http://loinc.org',
                'code':'8480-6'}]},'subject':{'reference':'Patient/%s'},'identifier':[{'system':'urn:x','value':'obs-%s'}]}""".formatted(id.isEmpty() ? "" : ",'id':'" + id + "'", patient, id);
    }

    private static int found(String query) {
        return record.get(TestTokens.conformance(), query).body().path("total").asInt(-1);
    }

    private static long bucket(String id) {
        return record.jdbc()
                .sql("select bucket from record.resource where id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    @Test
    void an_observation_that_is_put_right_moves_to_the_other_patient_with_its_history() {
        String import_ = TestTokens.conformance();
        Answer made = record.post(import_, "Observation", observation("", "p-own"));
        String id = made.body().path("id").asText();
        Answer moved = record.send(import_, "PUT", "Observation/" + id, observation(id, "p-other"));
        assertThat(moved.status()).isEqualTo(200);
        assertThat(bucket(id)).isEqualTo(ResourceIds.own("p-other")).isNotEqualTo(ResourceIds.own("p-own"));
        assertThat(found("Observation?patient=p-own&_id=" + id)).isZero();
        assertThat(found("Observation?patient=p-other&_id=" + id)).isEqualTo(1);
        assertThat(found("Observation?patient=p-other&identifier=obs-" + id)).isEqualTo(1);
        assertThat(record.get(import_, "Observation/" + id)
                        .body()
                        .path("meta")
                        .path("versionId")
                        .asText())
                .isEqualTo("2");
        assertThat(record.get(import_, "Observation/" + id + "/_history/1").status())
                .isEqualTo(200);
        assertThat(record.get(import_, "Observation/" + id + "/_history").body().path("entry"))
                .hasSize(2);
        assertThat(record.send(import_, "PUT", "Observation/" + id, observation(id, "p-other"))
                        .body()
                        .path("meta")
                        .path("versionId")
                        .asText())
                .isEqualTo("3");
        assertThat(record.send(import_, "DELETE", "Observation/" + id, "").status())
                .isEqualTo(204);
        assertThat(record.get(import_, "Observation/" + id).status()).isEqualTo(410);
    }

    @Test
    void an_id_that_looks_like_ours_and_says_another_bucket_is_found_all_the_same() {
        String import_ = TestTokens.conformance();
        short elsewhere = (short) ((ResourceIds.own("p-own") + 7) % ResourceIds.BUCKETS);
        String id = "019ab3c0-1234-7abc-8def-0123456" + String.format("%05x", 0x10000 | elsewhere);
        assertThat(ResourceIds.contained(id)).hasValue(elsewhere);
        assertThat(record.send(import_, "PUT", "Observation/" + id, observation(id, "p-own"))
                        .status())
                .isEqualTo(201);
        assertThat(bucket(id)).isEqualTo(ResourceIds.own("p-own"));
        assertThat(record.get(import_, "Observation/" + id).status()).isEqualTo(200);
        assertThat(found("Observation?patient=p-own&_id=" + id)).isEqualTo(1);
        assertThat(found("Observation?_id=" + id)).isEqualTo(1);
        assertThat(record.send(import_, "PUT", "Observation/" + id, observation(id, "p-own"))
                        .status())
                .isEqualTo(200);
    }
}
