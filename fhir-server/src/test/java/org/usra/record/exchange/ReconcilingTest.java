package org.usra.record.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usra.record.exchange.Registry.TODAY;
import static org.usra.record.exchange.Registry.dead;
import static org.usra.record.exchange.Registry.patient;
import static org.usra.record.exchange.Registry.stranger;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.access.TestTokens;
import org.usra.record.exchange.Registry.Family;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReconcilingTest {

    private static Registry registry;

    @BeforeAll
    static void open() {
        registry = new Registry();
    }

    @AfterAll
    static void close() {
        registry.close();
    }

    private static JsonNode reconciliation() {
        Answer answer = registry.record.get(TestTokens.person("admin", "0c"), "$reconciliation");
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().path("parameter");
    }

    private static Map<String, Integer> checks() {
        Map<String, Integer> checks = new TreeMap<>();
        for (JsonNode parameter : reconciliation()) {
            if (parameter.path("name").asText().equals("check")) {
                checks.put(
                        parameter.at("/part/0/valueCode").asText(),
                        parameter.at("/part/1/valueInteger").asInt());
            }
        }
        return checks;
    }

    @Test
    void messages_are_counted_by_source_event_status_and_reason() {
        Family family = registry.family("head 1960-03-14 male");
        registry.report("death", patient(family.head(), dead(TODAY)));
        registry.report("death", patient(stranger("1950-01-01", "male"), dead(TODAY)));
        registry.report("death", patient(stranger("1950-01-01", "male"), dead(TODAY)));

        assertThat(reconciliation().toString())
                .contains(line("'done'},{'name':'count','valueInteger':1"))
                .contains(line("'quarantined'},{'name':'reason','valueCode':'person-unknown'},"
                        + "{'name':'count','valueInteger':2"));
    }

    private static String line(String rest) {
        return ("{'name':'source','valueUrl':'" + Registry.SOURCE + "'},{'name':'event','valueCode':'death'},"
                        + "{'name':'status','valueCode':" + rest + "}")
                .replace('\'', '"');
    }

    @Test
    void what_is_wrong_in_the_register_is_found_whatever_let_it_in() throws SQLException {
        Family family = registry.family("head 1960-03-14 male", "spouse 1965-01-01 female");
        assertThat(checks().values()).containsOnly(0);

        try (Connection owner = registry.record.superuser()) {
            owner.createStatement()
                    .execute("""
                    update record.person set deceased = true where patient = '%s';
                    insert into record.person_identifier (system, value, patient)
                      values ('https://fhir.usra.example/id/national-id', '29902300300015', '%s')""".formatted(family.head().id(), family.of(1).id()));
        }
        registry.record.load("{'resourceType':'Patient','id':'p-symbols','name':[{'text':'###'}]}");

        assertThat(checks())
                .containsEntry("deceased-members", 1)
                .containsEntry("covered-deceased", 1)
                .containsEntry("headless-households", 1)
                .containsEntry("duplicate-national-ids", 1)
                .containsEntry("wrong-national-ids", 1)
                .containsEntry("symbols-for-names", 1);
    }

    @Test
    void nobody_else_sees_the_numbers() {
        assertThat(registry.record.get(registry.registrar, "$reconciliation").status())
                .isEqualTo(403);
        assertThat(registry.record
                        .get(TestTokens.conformance(), "$reconciliation")
                        .status())
                .isEqualTo(200);
    }
}
