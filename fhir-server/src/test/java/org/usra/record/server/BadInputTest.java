package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.Samples;
import org.usra.record.access.TestTokens;

/** Bad input gets its 4xx and an OperationOutcome in both languages that names the element, and changes nothing. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BadInputTest {

    /** Everything that a write touches: documents, versions, events, and the rows derived from them. */
    private static final List<String> TABLES = List.of(
            "resource",
            "resource_history",
            "resource_home",
            "event",
            "person",
            "person_identifier",
            "household_member",
            "enrolment",
            "slot_place",
            "care_relationship",
            "resource_party",
            "admission",
            "access_authorization",
            "idempotency");

    private static RunningRecord record;
    private static String stay = "";

    @BeforeAll
    static void start() {
        record = new RunningRecord().withPosts();
        record.load(
                Samples.enrolment("e-second", "p-third", "u-manakh-1").replace("'active'", "'finished'"),
                Samples.patient("p-third")
                        .replace(
                                "'gender'",
                                "'identifier':[{'system':'https://fhir.usra.example/id/national-id',"
                                        + "'value':'29005051500015'}],'gender'"),
                BrokenRules.household("first", "p-third"),
                "{'resourceType':'Slot','id':'slot','status':'busy','schedule':{'reference':'Schedule/s'},"
                        + "'start':'2030-01-01T08:00:00Z','end':'2030-01-01T08:30:00Z'}",
                BrokenRules.appointment("'id':'first',"));
        Answer emergency = record.post(TestTokens.person("emergency", "05"), "Encounter", """
                {'resourceType':'Encounter','status':'in-progress','class':{'code':'EMER'},
                'subject':{'reference':'Patient/p-own'},'serviceProvider':{'reference':'Organization/h-alsalam'}}""");
        assertThat(emergency.status()).as(emergency.body().toString()).isEqualTo(201);
        stay = emergency.body().path("id").asText();
    }

    @AfterAll
    static void stop() {
        record.close();
    }

    @TestFactory
    Stream<DynamicTest> every_fault_is_refused_and_changes_nothing() {
        return Stream.of(
                        BadContent.bodies(),
                        BadContent.parameters(),
                        BadContent.references(),
                        BrokenRules.rules(),
                        BrokenRules.tokens(stay))
                .flatMap(List::stream)
                .map(row -> DynamicTest.dynamicTest(row.fault(), () -> {
                    String before = contents();
                    Answer answer = row.to(record);
                    assertThat(answer.status()).as(answer.http().body()).isEqualTo(row.status());
                    requireOutcome(answer, row);
                    assertThat(contents()).isEqualTo(before);
                }));
    }

    @Test
    void what_another_hospital_may_not_see_looks_like_what_is_not_there() {
        String other = TestTokens.hospitalSystem("h-alzohour");
        assertThat(record.get(other, "Encounter/" + stay).http().body())
                .isEqualTo(record.get(other, "Encounter/none").http().body());
    }

    private static void requireOutcome(Answer answer, BadRequest row) {
        JsonNode issue = answer.body().at("/issue/0");
        assertThat(answer.body().path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(issue.path("severity").asText()).isEqualTo("error");
        assertThat(issue.path("code").asText()).isEqualTo(row.issue());
        assertThat(answer.code()).as(answer.http().body()).isEqualTo(row.code());
        assertThat(issue.at("/details/coding/0/system").asText())
                .isEqualTo("https://fhir.usra.example/CodeSystem/issue");
        assertThat(issue.at("/details/text").asText()).isNotBlank().doesNotContainPattern("[\\u0600-\\u06ff]");
        assertThat(issue.at("/details/_text/extension/0/extension/1/valueString")
                        .asText())
                .containsPattern("[\\u0600-\\u06ff]{3}");
        assertThat(issue.at("/expression/0").asText()).as(answer.http().body()).isEqualTo(row.element());
    }

    /** A digest of everything, row by row. */
    private static String contents() {
        StringBuilder contents = new StringBuilder();
        for (String table : TABLES) {
            contents.append(table)
                    .append(record.jdbc()
                            .sql(
                                    "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '')"
                                            + " from record." + table + " t")
                            .query(String.class)
                            .single());
        }
        return contents.toString();
    }
}
