package org.usra.record.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.access.TestTokens;
import org.usra.record.admission.AdmissionTable.Case;

/** One case of the admission table, carried out over HTTP. */
final class AdmissionAttempt {

    record Outcome(int status, String code, String body) {}

    private static final String MARK = "urn:test:case";

    private final RunningRecord record;
    private final AdmissionScene scene;
    private final Case attempt;

    AdmissionAttempt(RunningRecord record, AdmissionScene scene, Case attempt) {
        this.record = record;
        this.scene = scene;
        this.attempt = attempt;
    }

    Outcome run() {
        return switch (attempt.interaction()) {
            case "create" -> outcome(send("POST", "Encounter", target().json()));
            case "conditional-create" ->
                outcome(send(
                        "POST",
                        "Encounter",
                        target().json(),
                        "If-None-Exist",
                        "identifier=" + MARK + "|none-" + attempt.number()));
            case "batch", "transaction" -> bundle();
            case "conditional-update" -> {
                before();
                yield outcome(send("PUT", "Encounter?identifier=" + MARK + "%7C" + attempt.number(), target().json()));
            }
            case "update", "change-class", "change-subject", "change-provider", "change-period" ->
                put(before(), target());
            case "json-patch" ->
                outcome(send(
                        "PATCH", "Encounter/" + before(), jsonPatch(), "Content-Type", "application/json-patch+json"));
            case "fhirpath-patch" -> outcome(send("PATCH", "Encounter/" + before(), fhirPathPatch()));
            case "import-put" -> put("case-" + attempt.number(), target());
            default -> throw new IllegalArgumentException(attempt.interaction());
        };
    }

    private Outcome put(String id, DoorEncounter encounter) {
        return outcome(send(
                "PUT", "Encounter/" + id, encounter.with("id", "'" + id + "'").json()));
    }

    /** The Encounter as the case wants it. */
    private DoorEncounter target() {
        String ground = attempt.ground();
        DoorEncounter target = new DoorEncounter(
                        encounterClass(),
                        attempt.interaction().equals("change-subject")
                                ? AdmissionScene.second(ground)
                                : AdmissionScene.patient(ground),
                        provider())
                .with("identifier", identifier())
                .with(scene.evidence(attempt));
        return isLate() ? target.with("period", "{'start':'" + longAgo() + "'}") : target;
    }

    /**
     * What the hospital had admitted before: an emergency that is to become something else; for the ground of an emergency
     * a visit by direct access that is to become one.
     */
    private String before() {
        DoorEncounter before = new DoorEncounter(
                        attempt.ground().equals("emergency") ? "AMB" : "EMER",
                        AdmissionScene.patient(attempt.ground()),
                        attempt.hospital())
                .with("identifier", identifier());
        if (attempt.ground().equals("emergency")) {
            before = before.with("serviceType", AdmissionScene.concept("service", "dialysis"));
        }
        String admits = attempt.hospital().equals("h-alsalam")
                ? TestTokens.person("hospital", "04")
                : TestTokens.hospitalSystem(attempt.hospital());
        return before.store(record, admits, "in-progress");
    }

    private String encounterClass() {
        return switch (attempt.ground()) {
            case "emergency" -> "EMER";
            case "from-emergency" -> "IMP";
            case "outpatient-of-emergency" -> "AMB";
            default -> attempt.interaction().equals("change-class") ? "IMP" : "AMB";
        };
    }

    private String provider() {
        boolean other = attempt.interaction().equals("change-provider")
                || attempt.ground().equals("other-provider");
        return other == attempt.hospital().equals("h-alsalam") ? "h-alzohour" : "h-alsalam";
    }

    private boolean isLate() {
        return attempt.interaction().equals("change-period") || attempt.ground().equals("too-late");
    }

    private static Instant longAgo() {
        return Instant.now().minus(Duration.ofHours(30));
    }

    private String identifier() {
        return "[{'system':'" + MARK + "','value':'" + attempt.number() + "'}]";
    }

    private String jsonPatch() {
        List<String> operations = new ArrayList<>();
        operations.add("{'op':'replace','path':'/class/code','value':'" + encounterClass() + "'}");
        scene.evidence(attempt)
                .forEach((element, value) ->
                        operations.add("{'op':'add','path':'/" + element + "','value':" + value + "}"));
        if (isLate()) {
            operations.add("{'op':'replace','path':'/period/start','value':'" + longAgo() + "'}");
        }
        if (attempt.ground().equals("other-provider")) {
            operations.add(
                    "{'op':'replace','path':'/serviceProvider/reference','value':'Organization/" + provider() + "'}");
        }
        return operations.toString();
    }

    private String fhirPathPatch() {
        List<String> operations = new ArrayList<>();
        operations.add(replace("Encounter.class.code", "'valueCode':'" + encounterClass() + "'"));
        scene.evidence(attempt).forEach((element, value) -> operations.add(add(element, value)));
        if (isLate()) {
            operations.add(replace("Encounter.period.start", "'valueDateTime':'" + longAgo() + "'"));
        }
        if (attempt.ground().equals("other-provider")) {
            operations.add(
                    replace("Encounter.serviceProvider.reference", "'valueString':'Organization/" + provider() + "'"));
        }
        return "{'resourceType':'Parameters','parameter':" + operations + "}";
    }

    private static String replace(String path, String value) {
        return "{'name':'operation','part':[{'name':'type','valueCode':'replace'},{'name':'path','valueString':'" + path
                + "'},{'name':'value'," + value + "}]}";
    }

    private static String add(String element, String value) {
        String one = value.replaceFirst("^\\[(.*)]$", "$1");
        String typed = switch (element) {
            case "basedOn", "partOf" -> "'valueReference':" + one;
            case "serviceType" -> "'valueCodeableConcept':" + one;
            // No value[x] holds an Extension: it is built from its parts.
            case "extension" ->
                "'part':[{'name':'url','valueUri':'" + one.replaceFirst(".*'url':'([^']+)'.*", "$1")
                        + "'},{'name':'value','valueString':'" + one.replaceFirst(".*'valueString':'([^']+)'.*", "$1")
                        + "'}]";
            default -> throw new IllegalArgumentException(element);
        };
        return "{'name':'operation','part':[{'name':'type','valueCode':'add'},{'name':'path','valueString':'Encounter'},"
                + "{'name':'name','valueString':'" + element + "'},{'name':'value'," + typed + "}]}";
    }

    private Outcome bundle() {
        Answer answer = send(
                "POST",
                "",
                "{'resourceType':'Bundle','type':'" + attempt.interaction() + "','entry':[{'resource':"
                        + target().json() + ",'request':{'method':'POST','url':'Encounter'}}]}");
        if (attempt.interaction().equals("transaction")) {
            return outcome(answer);
        }
        JsonNode response = answer.body().at("/entry/0/response");
        return new Outcome(
                Integer.parseInt(response.path("status").asText("0").substring(0, 3)),
                response.at("/outcome/issue/0/details/coding/0/code").asText(),
                answer.body().toString());
    }

    private Answer send(String method, String path, String body, String... headers) {
        String[] all = headers;
        String person = Map.of(
                        "on-behalf", TestTokens.person("hospital", "04"),
                        "on-behalf-doctor", TestTokens.person("doctor", "03"))
                .get(attempt.writer());
        if (person != null) {
            all = Arrays.copyOf(headers, headers.length + 2);
            all[headers.length] = "X-Usra-On-Behalf-Of";
            all[headers.length + 1] = "Bearer " + person;
        }
        return record.send(token(), method, path, body, all);
    }

    private String token() {
        return switch (attempt.writer()) {
            case "hospital" -> TestTokens.person("hospital", "04");
            case "emergency" -> TestTokens.person("emergency", "05");
            case "doctor" -> TestTokens.person("doctor", "03");
            case "hospital-system", "other-system" -> TestTokens.hospitalSystem(attempt.hospital());
            case "clocks", "on-behalf", "on-behalf-doctor" -> TestTokens.referralService();
            case "import" -> TestTokens.conformance();
            default -> throw new IllegalArgumentException(attempt.writer());
        };
    }

    private static Outcome outcome(Answer answer) {
        return new Outcome(answer.status(), answer.code(), answer.body().toString());
    }
}
