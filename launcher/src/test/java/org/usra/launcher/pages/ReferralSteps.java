package org.usra.launcher.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.usra.launcher.running.FhirCaller;
import org.usra.launcher.running.RecordReader;
import org.usra.launcher.site.Addresses;

/** The operations of referral-service, called over FHIR in the name of the demonstration's people. */
final class ReferralSteps {

    private static final String CODES = "https://fhir.usra.example/CodeSystem/";

    private final FhirCaller calls;
    private final RecordReader record;
    private final String base;

    ReferralSteps(Addresses addresses) {
        this.calls = new FhirCaller(addresses);
        this.record = new RecordReader(addresses);
        this.base = addresses.referral() + "/";
    }

    /** The doctor refers a patient, and the hospitals are looked up; returns the id of the ServiceRequest. */
    String offered(String patient, String service, String priority) {
        String body = """
                {"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"ServiceRequest",\
                "status":"active","intent":"order","priority":"%s","authoredOn":"%s",\
                "subject":{"reference":"Patient/%s"},"requester":{"reference":"PractitionerRole/role-doctor"},\
                "category":[{"coding":[{"system":"%srequest-category","code":"referral"}]}],\
                "code":{"coding":[{"system":"%sservice","code":"%s"}]},\
                "reasonCode":[{"text":"ألم متكرر منذ شهر لا يتحسن بالعلاج"}],\
                "note":[{"text":"ما التشخيص، وما الخطة المقترحة للمتابعة في الوحدة؟"}]}}]}""".formatted(priority, Instant.now(), patient, CODES, CODES, service);
        JsonNode answer =
                calls.post(base + "ServiceRequest/$submit", "doctor", body).wanted();
        String id = StreamSupport.stream(answer.path("entry").spliterator(), false)
                .map(entry -> entry.path("resource"))
                .filter(resource -> resource.path("resourceType").asText().equals("ServiceRequest"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
        perform("doctor", "ServiceRequest/" + id + "/$candidates");
        return id;
    }

    /** The same, and the patient has chosen Al-Salam. */
    String chosen(String patient, String service, String priority) {
        String id = offered(patient, service, priority);
        perform(
                "doctor",
                "ServiceRequest/" + id + "/$choose",
                reference("service", "HealthcareService/h-alsalam-" + service),
                code("chooser", "patient"),
                code("channel", "room"));
        return id;
    }

    /** The same, and Al-Salam has accepted. */
    String accepted(String patient, String service, String priority) {
        String id = chosen(patient, service, priority);
        onTask(id, "accept");
        return id;
    }

    /** The same, with the first free time booked. */
    String booked(String patient, String service) {
        String id = accepted(patient, service, "routine");
        String task = task(id).path("id").asText();
        JsonNode free = calls.get(base + "Appointment/$find?task=" + task, "hospital")
                .wanted()
                .at("/entry/0/resource/slot/0/reference");
        perform("hospital", "Appointment/$book", reference("task", "Task/" + task), reference("slot", free.asText()));
        return id;
    }

    /** The same, and the patient did not come: the time that was booked is made one of the past. */
    String missed(String patient, String service) {
        String id = booked(patient, service);
        JsonNode booked = record.read("Appointment/" + appointment(id));
        ((ObjectNode) booked).put("start", "2026-01-05T09:00:00Z").put("end", "2026-01-05T09:30:00Z");
        record.replace(booked);
        perform("hospital", "Appointment/" + appointment(id) + "/$no-show");
        return id;
    }

    /** The same without booking, and the patient is in the hospital. */
    String admitted(String patient, String service, String kind) {
        String id = accepted(patient, service, "asap");
        perform(
                "hospital",
                "Encounter/$admit",
                reference("task", "Task/" + task(id).path("id").asText()),
                code("class", kind));
        return id;
    }

    void onTask(String referral, String operation, ObjectNode... inputs) {
        JsonNode task = task(referral);
        calls.post(
                        base + "Task/" + task.path("id").asText() + "/$" + operation,
                        "hospital",
                        parameters(inputs),
                        "If-Match",
                        "W/\"" + task.at("/meta/versionId").asText() + "\"")
                .wanted();
    }

    JsonNode perform(String user, String operation, ObjectNode... inputs) {
        return calls.post(base + operation, user, parameters(inputs)).wanted();
    }

    JsonNode task(String referral) {
        return taskIfAny(referral).orElseThrow();
    }

    /** The newest Task of a hospital that was asked. */
    Optional<JsonNode> taskIfAny(String referral) {
        return record.search("Task?focus=ServiceRequest/" + referral).stream()
                .filter(task -> task.has("partOf"))
                .max(Comparator.comparing(task -> task.at("/meta/lastUpdated").asText()));
    }

    String appointment(String referral) {
        return first("Appointment?based-on=ServiceRequest/" + referral);
    }

    String stay(String referral) {
        return first("Encounter?based-on=ServiceRequest/" + referral);
    }

    private String first(String query) {
        return record.search(query).getFirst().path("id").asText();
    }

    static ObjectNode code(String name, String value) {
        return input(name).put("valueCode", value);
    }

    static ObjectNode text(String name, String value) {
        return input(name).put("valueString", value);
    }

    static ObjectNode reference(String name, String value) {
        ObjectNode input = input(name);
        input.putObject("valueReference").put("reference", value);
        return input;
    }

    static ObjectNode parts(String name, ObjectNode... parts) {
        ObjectNode input = input(name);
        input.putArray("part").addAll(List.of(parts));
        return input;
    }

    static ObjectNode date(String name, String value) {
        return input(name).put("valueDate", value);
    }

    private static ObjectNode input(String name) {
        return JsonNodeFactory.instance.objectNode().put("name", name);
    }

    private static String parameters(ObjectNode... inputs) {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode().put("resourceType", "Parameters");
        ArrayNode list = parameters.putArray("parameter");
        list.addAll(List.of(inputs));
        if (list.isEmpty()) {
            parameters.remove("parameter");
        }
        return parameters.toString();
    }
}
