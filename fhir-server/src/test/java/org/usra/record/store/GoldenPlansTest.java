package org.usra.record.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usra.record.RecordedStatements;
import org.usra.record.RunningRecord;
import org.usra.record.Samples;
import org.usra.record.access.TestTokens;

/**
 * The plan of each main question, in {@code src/test/resources/plans}, on tables large enough that PostgreSQL has a choice.
 * Whoever changes one reads what the test wrote to {@code target/plans} and, if it is meant, copies it over.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GoldenPlansTest {

    private static final int COPIES = 400;

    private static RunningRecord record;

    @BeforeAll
    static void fill() throws SQLException {
        record = new RunningRecord().withPosts();
        record.load(
                Samples.patient("p-own")
                        .replaceFirst(
                                "\\{",
                                "{'identifier':[{'system':'https://fhir.usra.example/id/national-id','value':'28503140301255'}],"));
        record.load("""
                {'resourceType':'Group','id':'g-own','type':'person','actual':true,'active':true,'code':{'coding':[{'system':
                'https://fhir.usra.example/CodeSystem/group-type','code':'household'}]},'characteristic':[{'code':{
                'coding':[{'system':'https://fhir.usra.example/CodeSystem/characteristic','code':'assigned-unit'}]},
                'valueReference':{'reference':'Organization/u-manakh-1'},'exclude':false}],
                'member':[{'entity':{'reference':'Patient/p-own'}}]}""", """
                {'resourceType':'Coverage','id':'c-own','status':'active','beneficiary':{'reference':'Patient/p-own'},
                'payor':[{'reference':'Organization/a-uhia'}]}""", """
                {'resourceType':'Task','id':'t-own','status':'requested','intent':'order',
                'for':{'reference':'Patient/p-own'},'owner':{'reference':'Organization/u-manakh-1'}}""");
        record.load(IntStream.range(0, 40).mapToObj(GoldenPlansTest::measured).toArray(String[]::new));
        try (Connection owner = record.superuser();
                Statement statement = owner.createStatement()) {
            statement.execute("""
                    insert into record.resource
                    select created, updated + n * interval '1 second', moment_low, moment_high, present, (bucket + n * 7) %% 512, type, version, method,
                      id || '-' || n, patient || '-' || n, array(select hashint8extended(k, n) from unnest(keys) k order by 1),
                      moments, numbers, texts, document
                    from record.resource, generate_series(1, %d) n where patient is not null""".formatted(COPIES));
            statement.execute("""
                    insert into record.resource_identifier select hashint8extended(hash, n), system, (bucket + n * 7) %% 512, type,
                      id || '-' || n from record.resource_identifier, generate_series(1, %d) n""".formatted(COPIES));
            statement.execute("""
                    insert into record.care_relationship select source || '-' || n, patient || '-' || n, organization || '-' || n %% 20,
                      basis, opened, closed from record.care_relationship, generate_series(1, %d) n""".formatted(COPIES));
            statement.execute("""
                    insert into record.resource_party select type, id || '-' || n, party || '-' || n %% 20
                    from record.resource_party, generate_series(1, %d) n""".formatted(COPIES));
            statement.execute(
                    "insert into record.resource_history select updated, bucket, type, version, method, id, document"
                            + " from record.resource where patient is not null");
            statement.execute("""
                    insert into record.resource_home select type, id || '-' || n, (bucket + n * 7) %% 512
                    from record.resource_home, generate_series(1, %d) n""".formatted(COPIES));
            // Every row is counted: of two plans that cost almost the same, a sample chooses another one each day.
            statement.execute("set default_statistics_target = 1000");
            statement.execute("analyze");
        }
    }

    @AfterAll
    static void close() {
        record.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '"', textBlock = """
            read, Patient/p-own
            search-by-identifier, Patient?identifier=https://fhir.usra.example/id/national-id%7C28503140301255
            last-ten-observations, Observation?patient=p-own&code=http://loinc.org%7C8480-6&_sort=-date&_count=10
            coverage, Coverage?beneficiary=Patient/p-own&status=active
            tasks-of-an-owner, Task?owner=Organization/u-manakh-1&status=requested
            family-file, Group/g-own/$family-file
            of-a-day, Observation?date=2026-03-02&_count=10
            from-a-day-on, Observation?date=ge2026-03-02&_count=10
            changed-since, Observation?_lastUpdated=ge2026-01-01&_sort=-_lastUpdated&_count=10
            history-of-a-type, Observation/_history?_count=10
            """)
    void each_main_question_is_answered_by_the_plan_that_was_agreed(String name, String path) throws SQLException {
        // A doctor asks about people, a system about everything.
        String token = path.contains("own") || path.contains("identifier") || path.contains("owner")
                ? TestTokens.person("doctor", "03")
                : TestTokens.conformance();
        StringBuilder plans = new StringBuilder();
        try (Connection connection = record.connection()) {
            for (String statement : asked(name, token, path)) {
                plans.append(statement.strip().replaceAll("\\s+", " "))
                        .append('\n')
                        .append(RecordedStatements.chosenPlan(connection, statement))
                        .append('\n');
            }
        }
        // Which partition holds the one patient is no matter.
        String plan = plans.toString().replaceAll("_p\\d(?=[_ ])", "_pN");
        keep(name, plan);
        assertThat(plan).isEqualTo(agreed(name));
    }

    @Test
    void a_search_that_only_documents_decide_walks_the_type_a_few_times() {
        List<String> statements = asked("words", TestTokens.conformance(), "Observation?_content=nowhere&_count=1");
        assertThat(statements).hasSizeBetween(2, 40);
    }

    private static List<String> asked(String name, String token, String path) {
        Runnable question = () -> assertThat(record.get(token, path).status()).isEqualTo(200);
        return name.startsWith("history")
                ? record.statements.during("resource_history", question)
                : record.statements.during(question);
    }

    private static String measured(int number) {
        return """
                {'resourceType':'Observation','id':'o-%1$d','status':'final','subject':{'reference':'Patient/p-own'},
                'code':{'coding':[{'system':'http://loinc.org','code':'8480-6'}]},
                'effectiveDateTime':'2026-%2$02d-%3$02dT10:00:00Z','valueQuantity':{'value':%4$d,'unit':'mmHg'}}""".formatted(number, 1 + number / 4, 1 + number % 4, 110 + number);
    }

    private static void keep(String name, String plan) {
        Path file = Path.of("target/plans", name + ".txt");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, plan);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String agreed(String name) {
        try (InputStream file = GoldenPlansTest.class.getResourceAsStream("/plans/" + name + ".txt")) {
            return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
