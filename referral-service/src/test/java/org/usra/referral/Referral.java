package org.usra.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.usra.referral.ServiceUnderTest.Reply;

/** A referral of the test's patient, moved on by the operations that the test is not about. */
record Referral(String request, String coordination) {

    static final String FORM = """
            {"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"ServiceRequest",
             "status":"draft","intent":"order","subject":{"reference":"Patient/p1"},"priority":"routine",
             "code":{"coding":[{"system":"https://fhir.usra.example/CodeSystem/service","code":"cardiology"}]},
             "reasonCode":[{"text":"ألم بالصدر مع المجهود"}],"note":[{"text":"هل يحتاج قسطرة؟"}]}}]}""";

    static Referral submitted() {
        return submitted("p1");
    }

    private static Referral submitted(String patient) {
        Reply reply = ServiceUnderTest.post(
                ServiceUnderTest.doctor(),
                "/fhir/ServiceRequest/$submit",
                FORM.replace("Patient/p1", "Patient/" + patient));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return new Referral(
                reply.first().path("id").asText(),
                reply.resource("Task").path("id").asText());
    }

    static Referral chosen(String hospital) {
        return chosen(hospital, "p1");
    }

    /** The same for another patient, who is enrolled at the unit. */
    static Referral chosen(String hospital, String patient) {
        Referral referral = submitted(patient);
        referral.choose(ServiceUnderTest.doctor(), hospital);
        return referral;
    }

    static Referral accepted(String hospital) {
        Referral referral = chosen(hospital);
        Reply reply = referral.act(ServiceUnderTest.hospital(hospital), referral.fulfilment(), "$accept", "");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return referral;
    }

    static Referral booked(String hospital) {
        Referral referral = accepted(hospital);
        Reply reply = ServiceUnderTest.post(
                ServiceUnderTest.hospital(hospital),
                "/fhir/Appointment/$book",
                parameters(
                        reference("task", "Task/" + referral.fulfilment()),
                        reference("slot", "Slot/" + hospital + "-0")));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return referral;
    }

    Reply choose(String token, String hospital) {
        Reply offered = ServiceUnderTest.post(token, "/fhir/ServiceRequest/" + request + "/$candidates", "");
        assertThat(offered.status()).as(offered.body()).isEqualTo(200);
        return ServiceUnderTest.post(
                token,
                "/fhir/ServiceRequest/" + request + "/$choose",
                parameters(
                        reference("service", "HealthcareService/" + hospital + "-cardiology"),
                        reference("list", "List/" + offered.first().path("id").asText()),
                        code("chooser", "patient"),
                        code("channel", "room")));
    }

    /** The Task of the hospital that has the referral now. */
    String fulfilment() {
        return ServiceUnderTest.RECORD.all("Task").stream()
                .filter(task ->
                        task.path("basedOn").path(0).path("reference").asText().endsWith(request))
                .filter(task -> task.has("partOf")
                        && task.at("/code/coding/0/code").asText().equals("fulfill"))
                .reduce((first, last) -> last)
                .map(task -> task.path("id").asText())
                .orElseThrow();
    }

    Reply act(String token, String task, String operation, String body) {
        return ServiceUnderTest.post(
                token, "/fhir/Task/" + task + "/" + operation, body, "If-Match", "W/\"" + version(task) + "\"");
    }

    String version(String task) {
        return ServiceUnderTest.RECORD.get("Task/" + task).at("/meta/versionId").asText();
    }

    String stage() {
        return business(coordination);
    }

    static String business(String task) {
        return ServiceUnderTest.RECORD
                .get("Task/" + task)
                .at("/businessStatus/coding/0/code")
                .asText();
    }

    JsonNode task(String id) {
        return ServiceUnderTest.RECORD.get("Task/" + id);
    }

    static String parameters(String... parameters) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[" + String.join(",", parameters) + "]}";
    }

    static String reference(String name, String reference) {
        return "{\"name\":\"" + name + "\",\"valueReference\":{\"reference\":\"" + reference + "\"}}";
    }

    static String code(String name, String value) {
        return "{\"name\":\"" + name + "\",\"valueCode\":\"" + value + "\"}";
    }

    static String text(String name, String value) {
        return "{\"name\":\"" + name + "\",\"valueString\":\"" + value + "\"}";
    }
}
