package org.usra.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usra.referral.BadRequest.by;
import static org.usra.referral.Referral.code;
import static org.usra.referral.Referral.parameters;
import static org.usra.referral.Referral.reference;
import static org.usra.referral.Referral.text;
import static org.usra.referral.ServiceUnderTest.RECORD;
import static org.usra.referral.ServiceUnderTest.doctor;
import static org.usra.referral.ServiceUnderTest.hospital;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.usra.referral.ServiceUnderTest.Reply;

/** Bad input gets its 4xx and an OperationOutcome in both languages that names the element, and changes nothing. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BadInputTest {

    private static final String SUBMIT = "ServiceRequest/$submit";
    private static final String NONE = parameters();

    @TestFactory
    Stream<DynamicTest> every_fault_is_refused_and_changes_nothing() {
        PortSaid.fill(RECORD);
        Referral referral = Referral.accepted("h-alsalam");
        RECORD.put(RECORD.get("Slot/h-alsalam-0").put("status", "busy").toString());
        return Stream.of(bodies(), inputs(referral), references(referral), rules(referral), tokens(referral))
                .flatMap(List::stream)
                .map(row -> DynamicTest.dynamicTest(row.fault(), () -> {
                    int before = RECORD.writes();
                    Reply reply = row.reply();
                    assertThat(reply.status()).as(reply.body()).isEqualTo(row.status());
                    requireOutcome(reply, row);
                    assertThat(RECORD.writes()).isEqualTo(before);
                }));
    }

    private static List<BadRequest> bodies() {
        return List.of(
                by(doctor(), "malformed JSON")
                        .sends(SUBMIT, "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":")
                        .gets(400, "structure", "malformed", "$this.entry[0].resource"),
                by(doctor(), "XML")
                        .sends(SUBMIT, "<Bundle/>", "Content-Type", "application/fhir+xml")
                        .gets(415, "not-supported", "json-only", "http.Content-Type"),
                by(doctor(), "another resource than the operation takes")
                        .sends(SUBMIT, "{\"resourceType\":\"Patient\"}")
                        .gets(400, "structure", "wrong-type", "resourceType"),
                by(doctor(), "an unknown element")
                        .sends(SUBMIT, Referral.FORM.replace("\"status\":\"draft\"", "\"nonsense\":1"))
                        .gets(422, "invalid", "unknown-element", "$this.descendants().nonsense"),
                by(doctor(), "an unknown operation")
                        .sends("Task/1/$nonsense", NONE)
                        .gets(400, "structure", "wrong-type", "http.url"),
                by(doctor(), "an unknown resource type")
                        .sends("Nonsense/1/$accept", NONE)
                        .gets(404, "not-found", "wrong-type", "http.url"),
                by(doctor(), "a referral without its reason")
                        .sends(SUBMIT, Referral.FORM.replace("\"reasonCode\"", "\"bodySite\""))
                        .gets(422, "invalid", "missing-element", "ServiceRequest.reasonCode"));
    }

    private static List<BadRequest> inputs(Referral referral) {
        String choose = "ServiceRequest/" + referral.request() + "/$choose";
        String service = reference("service", "HealthcareService/h-alsalam-cardiology");
        return List.of(
                by(doctor(), "an unknown input")
                        .sends(choose, parameters(service, text("nonsense", "x")))
                        .gets(400, "not-supported", "unknown-parameter", "Parameters.parameter[1].name"),
                by(doctor(), "an input of the wrong type")
                        .sends(choose, parameters(text("service", "h-alsalam-cardiology")))
                        .gets(400, "structure", "wrong-type", "Parameters.parameter[0].value"),
                by(doctor(), "a single input that is repeated")
                        .sends(choose, parameters(service, service))
                        .gets(400, "structure", "wrong-type", "Parameters.parameter[1].name"),
                by(doctor(), "an unknown parameter of the address")
                        .sends("Task/" + referral.coordination() + "/$available-actions?nonsense=1", "")
                        .gets(400, "not-supported", "unknown-parameter", "http.nonsense"),
                by(doctor(), "a value of the address that is no moment")
                        .sends("Appointment/$find?task=" + referral.fulfilment() + "&start=soon", "")
                        .gets(400, "structure", "wrong-type", "http.start"),
                by(doctor(), "a missing input")
                        .sends(choose, parameters(code("channel", "room")))
                        .gets(422, "invalid", "missing-element", "Parameters.parameter.where(name='service')"),
                by(doctor(), "a code that is none")
                        .sends(choose, parameters(service, code("channel", "pigeon")))
                        .gets(422, "invalid", "wrong-type", "Parameters.parameter.where(name='channel')"));
    }

    private static List<BadRequest> references(Referral referral) {
        String choose = "ServiceRequest/" + referral.request() + "/$choose";
        String hospital = hospital("h-alsalam");
        return List.of(
                by(doctor(), "a service that does not exist")
                        .sends(
                                choose,
                                parameters(reference("service", "HealthcareService/none"), code("channel", "room")))
                        .gets(422, "not-found", "reference-not-found", "Parameters.parameter.where(name='service')"),
                by(doctor(), "a reference to another type")
                        .sends(
                                choose,
                                parameters(reference("service", "Organization/h-alsalam"), code("channel", "room")))
                        .gets(422, "invalid", "wrong-type", "Parameters.parameter.where(name='service')"),
                by(hospital, "a Task that does not exist")
                        .sends("Encounter/$admit", parameters(reference("task", "Task/none"), code("class", "AMB")))
                        .gets(422, "not-found", "reference-not-found", "Parameters.parameter.where(name='task')"),
                by(hospital, "a slot that does not exist")
                        .sends(
                                "Appointment/$book",
                                parameters(
                                        reference("task", "Task/" + referral.fulfilment()),
                                        reference("slot", "Slot/none")))
                        .gets(422, "not-found", "reference-not-found", "Parameters.parameter.where(name='slot')"),
                by(doctor(), "a referral that does not exist")
                        .sends("ServiceRequest/none/$revoke", parameters(text("reason", "x")))
                        .gets(404, "not-found", "not-found", ""));
    }

    private static List<BadRequest> rules(Referral referral) {
        String hospital = hospital("h-alsalam");
        String handBack = "Task/" + referral.fulfilment() + "/$hand-back";
        String reason = parameters(code("reason", "no-capacity"));
        return List.of(
                by(hospital, "no If-Match")
                        .sends(handBack, reason)
                        .gets(400, "required", "version-required", "http.If-Match"),
                by(hospital, "a stale If-Match")
                        .sends(handBack, reason, "If-Match", "W/\"1\"")
                        .gets(412, "conflict", "stale-version", "Task.meta.versionId"),
                by(hospital, "a double booking")
                        .sends(
                                "Appointment/$book",
                                parameters(
                                        reference("task", "Task/" + referral.fulfilment()),
                                        reference("slot", "Slot/h-alsalam-0")))
                        .gets(409, "conflict", "slot-taken", "Appointment.slot"),
                by(doctor(), "a second referral to the same service")
                        .sends(SUBMIT, Referral.FORM)
                        .gets(409, "duplicate", "duplicate-referral", "ServiceRequest.code"),
                by(doctor(), "a referral of somebody who is enrolled elsewhere")
                        .sends(SUBMIT, Referral.FORM.replace("Patient/p1", "Patient/p2"))
                        .gets(422, "business-rule", "not-enrolled-here", "ServiceRequest.subject"),
                by(doctor(), "a move that is another's")
                        .sends(
                                "Task/" + referral.fulfilment() + "/$accept",
                                NONE,
                                "If-Match",
                                "W/\"" + referral.version(referral.fulfilment()) + "\"")
                        .gets(422, "business-rule", "move-not-allowed", ""));
    }

    private static List<BadRequest> tokens(Referral referral) {
        String version = "W/\"" + referral.version(referral.fulfilment()) + "\"";
        String receive = "Task/" + referral.fulfilment() + "/$receive";
        return List.of(
                by("", "no token").sends(SUBMIT, Referral.FORM).gets(401, "login", "login", "http.Authorization"),
                by("x.y.z", "a token that is none")
                        .sends(SUBMIT, Referral.FORM)
                        .gets(401, "login", "login", "http.Authorization"),
                by(RECORD.tokens().of("doctor", null, "another-service"), "a token for another service")
                        .sends(SUBMIT, Referral.FORM)
                        .gets(401, "login", "login", "http.Authorization"),
                by(hospital("h-alzohour"), "another hospital's token")
                        .sends(receive, NONE, "If-Match", version)
                        .gets(404, "not-found", "not-found", ""),
                by(hospital("h-alzohour"), "another hospital's token at the door")
                        .sends(
                                "Encounter/$admit",
                                parameters(reference("task", "Task/" + referral.fulfilment()), code("class", "AMB")))
                        .gets(404, "not-found", "not-found", ""));
    }

    private static void requireOutcome(Reply reply, BadRequest row) {
        JsonNode issue = reply.json().at("/issue/0");
        assertThat(reply.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(issue.path("severity").asText()).isEqualTo("error");
        assertThat(issue.path("code").asText()).as(reply.body()).isEqualTo(row.issue());
        assertThat(reply.issue()).as(reply.body()).isEqualTo(row.code());
        assertThat(issue.at("/details/text").asText()).isNotBlank().doesNotContainPattern("[\\u0600-\\u06ff]");
        assertThat(issue.at("/details/_text/extension/0/extension/1/valueString")
                        .asText())
                .containsPattern("[\\u0600-\\u06ff]{3}");
        assertThat(issue.at("/expression/0").asText()).as(reply.body()).isEqualTo(row.element());
    }
}
