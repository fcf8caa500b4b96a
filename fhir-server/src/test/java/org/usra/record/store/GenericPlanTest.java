package org.usra.record.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usra.record.RecordedStatements;
import org.usra.record.RunningRecord;
import org.usra.record.Samples;
import org.usra.record.access.TestTokens;

/** Every statement is planned once, without its values (docs/decisions/0005-generic-plans.md): the plan must be good for all. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GenericPlanTest {

    private static RunningRecord record;

    @BeforeAll
    static void open() {
        record = new RunningRecord().withPosts();
        record.load(
                Samples.patient("p-own")
                        .replaceFirst(
                                "\\{",
                                "{'identifier':[{'system':'https://fhir.usra.example/id/national-id','value':'28503140301255'}],"),
                """
                {'resourceType':'Group','id':'g-own','type':'person','actual':true,'active':true,'code':{'coding':[{'system':
                'https://fhir.usra.example/CodeSystem/group-type','code':'household'}]},'characteristic':[{'code':{
                'coding':[{'system':'https://fhir.usra.example/CodeSystem/characteristic','code':'assigned-unit'}]},
                'valueReference':{'reference':'Organization/u-manakh-1'},'exclude':false}],
                'member':[{'entity':{'reference':'Patient/p-own'}}]}""");
    }

    @AfterAll
    static void close() {
        record.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/p-own",
                "Patient?identifier=https://fhir.usra.example/id/national-id%7C28503140301255",
                "Observation?patient=p-own&code=http://loinc.org%7C8480-6&_sort=-date&_count=10",
                "Coverage?beneficiary=Patient/p-own&status=active",
                "Task?owner=Organization/u-manakh-1&status=requested",
                "Patient/p-own/$everything",
                "Group/g-own/$family-file"
            })
    void a_doctors_question_walks_indexes_and_never_hashes_everybody_of_the_unit(String path) throws SQLException {
        String doctor = TestTokens.person("doctor", "03");
        List<String> asked = record.statements.during(
                () -> assertThat(record.get(doctor, path).status()).isEqualTo(200));
        assertThat(asked).isNotEmpty();
        try (Connection connection = record.connection()) {
            for (String statement : asked) {
                assertThat(RecordedStatements.plan(connection, statement))
                        .as(statement)
                        .contains("Index")
                        .doesNotContain("Seq Scan", "hashed SubPlan");
            }
        }
    }
}
