package org.usra.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usra.referral.ServiceUnderTest.RECORD;
import static org.usra.referral.ServiceUnderTest.doctor;
import static org.usra.referral.ServiceUnderTest.get;
import static org.usra.referral.ServiceUnderTest.hospital;
import static org.usra.referral.ServiceUnderTest.post;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.usra.referral.ServiceUnderTest.Reply;

/** Every operation that the CapabilityStatement lists is held to its OperationDefinition. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GivingInputsTest {

    @BeforeEach
    void port_said() {
        PortSaid.fill(RECORD);
    }

    /** The OperationDefinitions, as any client finds them. */
    private static List<JsonNode> definitions() {
        List<JsonNode> definitions = new ArrayList<>();
        for (JsonNode resource : get("", "/fhir/metadata").json().at("/rest/0/resource")) {
            for (JsonNode operation : resource.path("operation")) {
                String url = operation.path("definition").asText();
                definitions.add(get("", "/fhir/OperationDefinition/" + url.replaceFirst("^.*/", ""))
                        .json());
            }
        }
        return definitions;
    }

    private static String path(JsonNode definition) {
        String type = definition.at("/resource/0").asText();
        String id = definition.path("instance").asBoolean() ? "/1" : "";
        return "/fhir/" + type + id + "/$" + definition.path("code").asText();
    }

    @Test
    void every_operation_is_found() {
        assertThat(definitions()).hasSizeGreaterThanOrEqualTo(27);
    }

    @TestFactory
    Stream<DynamicTest> an_unknown_input_is_refused_before_anything_is_done() {
        return definitions().stream()
                .map(definition -> DynamicTest.dynamicTest(path(definition), () -> {
                    boolean bare = path(definition).endsWith("ServiceRequest/$submit");
                    Reply reply = post(
                            doctor(),
                            path(definition),
                            Referral.parameters(Referral.text("nonsense", "x")),
                            "If-Match",
                            "W/\"1\"");
                    require(
                            reply,
                            bare ? "wrong-type" : "unknown-parameter",
                            bare ? "resourceType" : "Parameters.parameter[0].name");
                }));
    }

    @TestFactory
    Stream<DynamicTest> an_unknown_parameter_in_the_address_is_refused() {
        return definitions().stream()
                .map(definition -> DynamicTest.dynamicTest(path(definition), () -> {
                    boolean asked = !definition.path("affectsState").asBoolean();
                    String address = path(definition) + "?nonsense=1";
                    require(
                            asked ? get(doctor(), address) : post(doctor(), address, ""),
                            "unknown-parameter",
                            "http.nonsense");
                }));
    }

    @Test
    void another_type_a_repetition_and_an_unknown_part_are_named() {
        String service = Referral.reference("service", "HealthcareService/h-alsalam-cardiology");
        require(
                post(doctor(), "/fhir/ServiceRequest/1/$choose", Referral.parameters(service, service)),
                "wrong-type",
                "Parameters.parameter[1].name");
        require(
                post(
                        doctor(),
                        "/fhir/ServiceRequest/1/$choose",
                        Referral.parameters(service, Referral.text("chooser", "patient"))),
                "wrong-type",
                "Parameters.parameter[1].value");
        require(
                post(
                        hospital("h-alsalam"),
                        "/fhir/Encounter/1/$discharge",
                        Referral.parameters(
                                "{\"name\":\"follow-up\",\"part\":[{\"name\":\"when\",\"valueDate\":\"2026-12-01\"}]}")),
                "unknown-parameter",
                "Parameters.parameter[0].part[0].name");
        require(get(doctor(), "/fhir/Appointment/$find?task=1&start=tomorrow"), "wrong-type", "http.start");
    }

    @Test
    void the_definition_of_discharge_says_what_it_takes() {
        JsonNode discharge = definitions().stream()
                .filter(each -> each.path("code").asText().equals("discharge"))
                .findFirst()
                .orElseThrow();
        assertThat(discharge.findValuesAsText("name"))
                .contains("disposition", "diagnosis", "medication", "follow-up", "text", "due");
    }

    private static void require(Reply reply, String code, String element) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.issue()).isEqualTo(code);
        assertThat(reply.json().at("/issue/0/expression/0").asText()).isEqualTo(element);
        assertThat(reply.json().at("/issue/0/details/_text").toString()).contains("\"ar\"");
    }
}
