package org.usra.record.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.Samples;
import org.usra.record.access.TestTokens;

/** One row of the admission table, carried out on people and referrals of its own. */
final class AdmissionAttempt {

    record Row(int number, String interaction, String ground, String writer, String expected) {

        String patient() {
            return "row-p-" + number;
        }

        String referral() {
            return "row-sr-" + number;
        }
    }

    record Outcome(int status, String code, String body) {}

    private static final String MARK = "urn:test:row";

    private final RunningRecord record;
    private final Row row;

    AdmissionAttempt(RunningRecord record, Row row) {
        this.record = record;
        this.row = row;
    }

    Outcome run() {
        prepare();
        String target = encounter("AMB", evidence(), start());
        return switch (row.interaction()) {
            case "create" -> outcome(send("POST", "Encounter", target));
            case "conditional-create" ->
                outcome(send(
                        "POST", "Encounter", target, "If-None-Exist", "identifier=" + MARK + "|none-" + row.number()));
            case "batch", "transaction" -> bundle(target);
            case "update" -> outcome(send("PUT", "Encounter/" + admitted(), withId(target)));
            case "conditional-update" -> {
                admitted();
                yield outcome(send("PUT", "Encounter?identifier=" + MARK + "%7C" + row.number(), target));
            }
            case "json-patch" ->
                outcome(send(
                        "PATCH",
                        "Encounter/" + admitted(),
                        "[{'op':'replace','path':'/class/code','value':'AMB'}" + basedOnPatch() + "]",
                        "Content-Type",
                        "application/json-patch+json"));
            case "fhirpath-patch" -> outcome(send("PATCH", "Encounter/" + admitted(), """
                    {'resourceType':'Parameters','parameter':[{'name':'operation','part':[
                    {'name':'type','valueCode':'replace'},{'name':'path','valueString':'Encounter.class.code'},
                    {'name':'value','valueCode':'AMB'}]}]}"""));
            case "change-class" ->
                outcome(send("PUT", "Encounter/" + stay(), withId(target.replace("'AMB'", "'IMP'"))));
            case "change-subject" ->
                outcome(send(
                        "PUT",
                        "Encounter/" + stay(),
                        withId(target).replace("Patient/" + row.patient(), "Patient/" + row.patient() + "-2")));
            case "change-provider" ->
                outcome(send(
                        "PUT",
                        "Encounter/" + stay(),
                        withId(target).replace("Organization/h-alsalam", "Organization/h-alzohour")));
            case "change-period" ->
                outcome(send(
                        "PUT",
                        "Encounter/" + stay(),
                        withId(encounter("AMB", evidence(), Instant.now().minus(Duration.ofHours(30))))));
            case "import-put" ->
                outcome(send(
                        "PUT",
                        "Encounter/row-e-" + row.number(),
                        encounter(row.ground().equals("emergency") ? "EMER" : "AMB", "", start())
                                .replaceFirst("'Encounter',", "'Encounter','id':'row-e-" + row.number() + "',")));
            default -> throw new IllegalArgumentException(row.interaction());
        };
    }

    private String stored = "";

    /** People whom the hospital may see by a Task, and a referral in the state of the row. */
    private void prepare() {
        String patient = row.patient();
        String status = row.ground().equals("revoked") ? "revoked" : "active";
        String holder = switch (row.ground()) {
            case "other-hospital" -> "h-alzohour";
            case "unchosen" -> null;
            default -> "h-alsalam";
        };
        String until = row.ground().equals("expired") ? "2026-01-31" : "2099-12-31";
        record.load(
                Samples.patient(patient),
                Samples.patient(patient + "-2"),
                Samples.enrolment("row-ep-" + row.number(), patient, "u-manakh-1"),
                Samples.referral(row.referral(), patient, holder, status, until).replace("2026-11-01", "2025-11-01"),
                task("row-t-" + row.number(), patient),
                task("row-t2-" + row.number(), patient + "-2"));
    }

    private String task(String id, String patient) {
        return """
                {'resourceType':'Task','id':'%s','status':'accepted','intent':'order',
                'focus':{'reference':'ServiceRequest/%s'},'partOf':[{'reference':'Task/coordination'}],
                'for':{'reference':'Patient/%s'},'owner':{'reference':'Organization/h-alsalam'}}""".formatted(id, row.referral(), patient);
    }

    /** An emergency that the hospital has admitted: what a row then tries to turn into something else. */
    private String admitted() {
        return store(encounter("EMER", "", Instant.now()));
    }

    /** A stay that the hospital has admitted with the referral. */
    private String stay() {
        return store(encounter("AMB", evidence(), Instant.now()));
    }

    private String store(String encounter) {
        Answer answer = record.post(TestTokens.person("hospital", "04"), "Encounter", encounter);
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.body().toString());
        }
        stored = answer.http()
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst(".*/Encounter/([^/]+).*", "$1");
        return stored;
    }

    private String withId(String encounter) {
        return encounter.replaceFirst("'Encounter',", "'Encounter','id':'" + stored + "',");
    }

    private Outcome bundle(String target) {
        Answer answer = send(
                "POST",
                "",
                "{'resourceType':'Bundle','type':'" + row.interaction() + "','entry':[{'resource':" + target
                        + ",'request':{'method':'POST','url':'Encounter'}}]}");
        if (row.interaction().equals("transaction")) {
            return outcome(answer);
        }
        JsonNode response = answer.body().path("entry").path(0).path("response");
        String code = response.path("outcome")
                .path("issue")
                .path(0)
                .path("details")
                .path("coding")
                .path(0)
                .path("code")
                .asText();
        return new Outcome(
                Integer.parseInt(response.path("status").asText("0").substring(0, 3)),
                code,
                answer.body().toString());
    }

    private Answer send(String method, String path, String body, String... headers) {
        if (row.writer().equals("on-behalf")) {
            String[] more = java.util.Arrays.copyOf(headers, headers.length + 2);
            more[headers.length] = "X-Usra-On-Behalf-Of";
            more[headers.length + 1] = "Bearer " + TestTokens.person("hospital", "04");
            return record.send(TestTokens.referralService(), method, path, body, more);
        }
        return record.send(token(), method, path, body, headers);
    }

    private String token() {
        return switch (row.writer()) {
            case "hospital" -> TestTokens.person("hospital", "04");
            case "emergency" -> TestTokens.person("emergency", "05");
            case "doctor" -> TestTokens.person("doctor", "03");
            case "hospital-system" -> TestTokens.hospitalSystem("h-alsalam");
            case "clocks" -> TestTokens.referralService();
            case "import" -> TestTokens.conformance();
            default -> throw new IllegalArgumentException(row.writer());
        };
    }

    private String evidence() {
        return switch (row.ground()) {
            case "referral", "expired", "revoked", "other-hospital", "unchosen", "too-late", "other-provider" ->
                "'basedOn':[{'reference':'ServiceRequest/" + row.referral() + "'}],";
            case "number-unknown" ->
                "'extension':[{'url':'https://fhir.usra.example/StructureDefinition/authorization-number',"
                        + "'valueString':'A-00000000-0'}],";
            default -> "";
        };
    }

    private String basedOnPatch() {
        return evidence().isEmpty()
                ? ""
                : ",{'op':'add','path':'/basedOn','value':[{'reference':'ServiceRequest/" + row.referral() + "'}]}";
    }

    private Instant start() {
        return row.ground().equals("too-late") ? Instant.now().minus(Duration.ofHours(30)) : Instant.now();
    }

    private String encounter(String encounterClass, String more, Instant start) {
        String provider =
                row.ground().equals("other-provider") && encounterClass.equals("AMB") ? "h-alzohour" : "h-alsalam";
        return """
                {'resourceType':'Encounter','identifier':[{'system':'%s','value':'%s'}],'status':'in-progress',
                'class':{'system':'http://terminology.hl7.org/CodeSystem/v3-ActCode','code':'%s'},%s
                'subject':{'reference':'Patient/%s'},'period':{'start':'%s'},
                'serviceProvider':{'reference':'Organization/%s'}}""".formatted(
                        MARK,
                        row.number(),
                        row.ground().equals("emergency") ? "EMER" : encounterClass,
                        more,
                        row.patient(),
                        start,
                        provider);
    }

    private static Outcome outcome(Answer answer) {
        return new Outcome(answer.status(), answer.code(), answer.body().toString());
    }
}
