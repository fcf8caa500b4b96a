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
import org.usra.record.World;
import org.usra.record.access.TestTokens;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.server.Operation.Verb;
import org.usra.record.structure.StructureCheck;

/** Every operation of this server, the ones that are still to be written too, is held to its definition. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GivingInputsTest {

    private static RunningRecord record;

    @BeforeAll
    static void start() {
        record = new RunningRecord().withPosts();
    }

    @AfterAll
    static void stop() {
        record.close();
    }

    private static List<Operation> operations() {
        return record.bean(Operations.class).all();
    }

    @TestFactory
    Stream<DynamicTest> an_unknown_input_of_any_operation_is_refused() {
        return operations().stream()
                .map(operation -> DynamicTest.dynamicTest(
                        operation.name(),
                        () -> require(
                                post(operation, "{'name':'nonsense','valueString':'x'}"),
                                "unknown-parameter",
                                "Parameters.parameter[0].name")));
    }

    @TestFactory
    Stream<DynamicTest> an_unknown_parameter_in_the_address_is_refused() {
        return operations().stream()
                .map(operation -> DynamicTest.dynamicTest(
                        operation.name(),
                        () -> require(
                                operation.verb() == Verb.POST
                                        ? record.post(TestTokens.conformance(), path(operation) + "?nonsense=1", "")
                                        : record.get(TestTokens.conformance(), path(operation) + "?nonsense=1"),
                                "unknown-parameter",
                                "http.nonsense")));
    }

    @TestFactory
    Stream<DynamicTest> a_resource_that_the_operation_does_not_take_is_refused() {
        return operations().stream()
                .filter(operation -> !operation.name().equals("validate"))
                .map(operation -> DynamicTest.dynamicTest(
                        operation.name(),
                        () -> require(
                                record.post(TestTokens.conformance(), path(operation), "{'resourceType':'Basic'}"),
                                "wrong-type",
                                "resourceType")));
    }

    @Test
    void an_input_of_another_type_is_named() {
        Answer answer = record.post(
                TestTokens.person("registrar", "01"),
                "Group/$open-family-file",
                parameters("{'name':'unit','valueString':'u-manakh-1'},{'name':'member','part':[{'name':'role',"
                        + "'valueCode':'head'},{'name':'resource','resource':{'resourceType':'Person'}}]}"));
        require(answer, "wrong-type", "Parameters.parameter[0].value");
        assertThat(answer.body().at("/issue/1/expression/0").asText())
                .isEqualTo("Parameters.parameter[1].part[1].resource");
    }

    @Test
    void a_single_input_is_given_once() {
        String unit = "{'name':'unit','valueReference':{'reference':'Organization/u-manakh-1'}}";
        require(
                record.post(
                        TestTokens.person("registrar", "01"), "Group/$open-family-file", parameters(unit + "," + unit)),
                "wrong-type",
                "Parameters.parameter[1].name");
    }

    @Test
    void a_simple_input_may_stand_in_the_body_too() {
        Answer page =
                record.post(TestTokens.referralService(), "$events", parameters("{'name':'_count','valueInteger':1}"));
        assertThat(page.status()).as(page.body().toString()).isEqualTo(200);
        assertThat(page.body().path("parameter")).hasSize(2);
    }

    @TestFactory
    Stream<DynamicTest> every_definition_can_be_read_and_is_what_requests_are_held_to() {
        return operations().stream()
                .filter(OperationDefinitions::isOurs)
                .map(operation -> DynamicTest.dynamicTest(operation.name(), () -> {
                    Answer answer =
                            record.get(TestTokens.person("doctor", "03"), "OperationDefinition/" + operation.name());
                    assertThat(answer.status()).isEqualTo(200);
                    JsonNode definition = answer.body();
                    assertThat(definition.path("parameter")).hasSize(inputsAtAllLevels(operation) + 1);
                    assertThat(record.bean(StructureCheck.class).check(World.parse(definition.toString()), false))
                            .isEmpty();
                    assertThat(record.get("", "metadata").body().toString())
                            .contains(definition.path("url").asText());
                    assertThat(record.bean(FhirDefinitions.class).isResourceType(operation.output()))
                            .isTrue();
                }));
    }

    private static int inputsAtAllLevels(Operation operation) {
        return (int) operations().stream()
                .filter(OperationDefinitions::isOurs)
                .filter(level -> level.name().equals(operation.name()))
                .flatMap(level -> level.inputs().stream())
                .distinct()
                .count();
    }

    private static void require(Answer answer, String code, String element) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.body().at("/issue/0/expression/0").asText()).isEqualTo(element);
        assertThat(answer.body().at("/issue/0/details/_text").toString()).contains("\"ar\"");
    }

    private static Answer post(Operation operation, String parameter) {
        return record.post(TestTokens.conformance(), path(operation), parameters(parameter));
    }

    private static String parameters(String parameters) {
        return "{'resourceType':'Parameters','parameter':[" + parameters + "]}";
    }

    private static String path(Operation operation) {
        String type = operation.type() == null ? "Patient" : operation.type();
        return switch (operation.level()) {
            case SYSTEM -> "$" + operation.name();
            case TYPE -> type + "/$" + operation.name();
            case INSTANCE -> type + "/p-own/$" + operation.name();
        };
    }
}
