package org.usra.record.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.access.TestTokens;
import org.usra.record.search.PublicAddress;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LookingIntoTheAuditTest {

    private static RunningRecord record;

    private final String admin = TestTokens.person("admin", "0c");
    private final String doctor = TestTokens.person("doctor", "03");

    @BeforeAll
    static void open() {
        record = new RunningRecord().withPosts();
    }

    @AfterAll
    static void close() {
        record.close();
    }

    @Test
    void who_read_and_who_wrote_a_record_is_answered_as_audit_events() {
        assertThat(record.get(doctor, "Patient/p-own").status()).isEqualTo(200);

        Answer asked = record.get(admin, "AuditEvent?patient=Patient/p-own&date=ge2020");

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.body().at("/entry/0/resource/subtype/0/code").asText()).isEqualTo("read");
        assertThat(asked.body().at("/entry/0/resource/agent/0/who/reference").asText())
                .isEqualTo("PractitionerRole/role-doctor");
        assertThat(asked.body().at("/entry/0/resource/entity/0/what/reference").asText())
                .isEqualTo("Patient/p-own");
        assertThat(asked.body().path("entry").toString()).contains("\"code\":\"create\"");
        String id = asked.body().at("/entry/0/resource/id").asText();
        assertThat(record.get(admin, "AuditEvent/" + id).body())
                .isEqualTo(asked.body().at("/entry/0/resource"));
    }

    @Test
    void each_way_to_ask_finds_the_same() {
        assertThat(record.get(doctor, "Patient/p-own").status()).isEqualTo(200);
        String base = record.bean(PublicAddress.class).publicUrl();
        int lines = record.get(admin, "AuditEvent?patient=Patient/p-own")
                .body()
                .path("entry")
                .size();

        Answer absolute = record.get(admin, "AuditEvent?patient=" + base + "/Patient/p-own");
        Answer posted = record.send(
                admin,
                "POST",
                "AuditEvent/_search",
                "patient=Patient/p-own",
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(lines).isPositive();
        assertThat(absolute.body().path("entry")).hasSize(lines);
        assertThat(posted.body().path("entry")).hasSize(lines);
    }

    @Test
    void what_is_asked_twice_narrows_or_is_refused() {
        assertThat(record.get(admin, "AuditEvent?patient=p-own&patient=p-other").status())
                .isEqualTo(400);
        assertThat(record.get(admin, "AuditEvent?agent=a&agent=b").status()).isEqualTo(400);
        assertThat(record.get(admin, "AuditEvent?date=ge2999&date=ge2020")
                        .body()
                        .path("entry"))
                .isEmpty();
        assertThat(record.get(admin, "AuditEvent?date=lt2020&date=lt2999")
                        .body()
                        .path("entry"))
                .isEmpty();
    }

    @Test
    void a_page_ends_where_the_next_one_begins() {
        Answer first = record.get(admin, "AuditEvent?_count=2");
        String next = first.body().at("/link/1/url").asText();
        Answer second = record.get(admin, next.substring(next.indexOf("AuditEvent?")));
        assertThat(first.body().path("entry")).hasSize(2);
        assertThat(second.body().at("/entry/0/resource/id").asText())
                .isNotIn(
                        first.body().at("/entry/0/resource/id").asText(),
                        first.body().at("/entry/1/resource/id").asText());
    }

    @Test
    void how_many_lines_there_are_is_told_without_them() {
        assertThat(record.get(doctor, "Patient/p-own").status()).isEqualTo(200);
        int lines = record.get(admin, "AuditEvent?patient=p-own&_count=200")
                .body()
                .path("entry")
                .size();

        for (String counted : new String[] {"_count=0", "_summary=count", "_count=5&_summary=count"}) {
            Answer answer = record.get(admin, "AuditEvent?patient=p-own&" + counted);
            assertThat(answer.status()).as(counted).isEqualTo(200);
            assertThat(answer.body().path("total").asInt()).as(counted).isEqualTo(lines);
            assertThat(answer.body().has("entry")).isFalse();
            assertThat(answer.body().path("link")).hasSize(1);
        }
        assertThat(record.get(admin, "AuditEvent?_summary=true").status()).isEqualTo(400);
        assertThat(record.get(doctor, "AuditEvent?_count=0").status()).isEqualTo(403);
    }

    @Test
    void only_who_answers_for_the_installation_may_look() {
        assertThat(record.get(doctor, "AuditEvent").status()).isEqualTo(403);
        assertThat(record.get(admin, "AuditEvent?colour=red").code()).isEqualTo("unknown-parameter");
        assertThat(record.get(admin, "AuditEvent/audit-999999999").status()).isEqualTo(404);
    }
}
