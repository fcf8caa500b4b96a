package org.usra.record.admission;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.Samples;
import org.usra.record.access.TestTokens;
import org.usra.record.admission.AdmissionTable.Case;

/** The people of the table, and the evidence that each case shows at the door. */
final class AdmissionScene {

    private static final String US = "https://fhir.usra.example/";
    private static final String ADDRESS = "http://localhost:8081/fhir/";
    private static final int CHUNK = 400;

    /** Where each case has a referral of its own, for it is used by one stay at a time. */
    private static final Set<String> BY_REFERRAL = Set.of(
            "referral",
            "expired",
            "revoked",
            "not-begun",
            "other-hospital",
            "unchosen",
            "advice",
            "other-service",
            "of-another-patient",
            "in-use",
            "too-late",
            "other-provider");

    private final RunningRecord record;
    private final Map<String, String> earlier = new HashMap<>();
    private final Map<Integer, String> numbers = new HashMap<>();

    AdmissionScene(RunningRecord record, List<Case> cases) {
        this.record = record;
        Set<String> grounds = cases.stream().map(Case::ground).collect(Collectors.toSet());
        List<String> resources = new ArrayList<>();
        grounds.forEach(ground -> people(ground, resources));
        cases.forEach(each -> referral(each, resources));
        for (int i = 0; i < resources.size(); i += CHUNK) {
            record.load(
                    resources.subList(i, Math.min(i + CHUNK, resources.size())).toArray(String[]::new));
        }
        if (grounds.contains("row-ended")) {
            record.jdbc().sql("""
                            insert into record.direct_access (service, valid_from, valid_to, source)
                            values ('physiotherapy', '2019-07-01', '2020-01-01', 'a row of the past')""").update();
        }
        grounds.forEach(this::earlierStay);
        cases.forEach(this::number);
        cases.stream()
                .filter(each -> each.ground().equals("in-use"))
                .forEach(each -> enter(each, "in-progress", basedOn("sr-" + each.number())));
    }

    static String patient(String ground) {
        return "p-" + ground;
    }

    static String second(String ground) {
        return "p-" + ground + "-2";
    }

    /** The elements of the Encounter, by their names, that say why the patient may come in. */
    Map<String, String> evidence(Case attempt) {
        String ground = attempt.ground();
        String service = service(ground);
        if (BY_REFERRAL.contains(ground)) {
            Map<String, String> evidence = new HashMap<>(Map.of("basedOn", basedOn("sr-" + attempt.number())));
            if (service != null) {
                evidence.put("serviceType", concept("service", service));
            }
            return evidence;
        }
        if (service != null) {
            return Map.of("serviceType", concept("service", service));
        }
        if (ground.equals("by-address")) {
            return Map.of(
                    "subject", "{'reference':'" + ADDRESS + "Patient/" + patient(ground) + "'}",
                    "serviceProvider", "{'reference':'" + ADDRESS + "Organization/h-alsalam'}");
        }
        if (ground.equals("by-number")) {
            return Map.of("serviceProvider", "{'identifier':{'system':'" + US + "id/facility','value':'03-51'}}");
        }
        if (ground.startsWith("number")) {
            return Map.of("extension", "[" + extension(numbers.getOrDefault(attempt.number(), "A-00000000-0")) + "]");
        }
        return earlier.containsKey(ground)
                ? Map.of("partOf", "{'reference':'Encounter/" + earlier.get(ground) + "'}")
                : Map.of();
    }

    static String concept(String system, String code) {
        return "{'coding':[{'system':'" + US + "CodeSystem/" + system + "','code':'" + code + "'}]}";
    }

    private static @Nullable String service(String ground) {
        return switch (ground) {
            case "direct-access", "no-condition", "resolved-condition" -> "dialysis";
            case "other-sex" -> "obstetrics";
            case "row-ended" -> "physiotherapy";
            case "emergency-as-service" -> "emergency";
            case "other-service" -> "neurology";
            default -> null;
        };
    }

    /** Two enrolled and insured people whom both hospitals see by their Tasks; a condition where the ground asks for it. */
    private static void people(String ground, List<String> resources) {
        for (String patient : List.of(patient(ground), second(ground))) {
            String person = Samples.patient(patient);
            resources.add(ground.equals("other-sex") ? person.replace("female", "male") : person);
            resources.add(Samples.enrolment("ep-" + patient, patient, "u-manakh-1"));
            resources.add("""
                    {'resourceType':'Coverage','id':'c-%s','status':'active','beneficiary':{'reference':'Patient/%s'},
                    'payor':[{'reference':'Organization/a-uhia'}]}""".formatted(patient, patient));
            resources.add(task("t-" + patient, patient, "h-alsalam", "accepted"));
            resources.add(task("o-" + patient, patient, "h-alzohour", "rejected"));
        }
        String condition = switch (ground) {
            // The emergency begins as a visit by direct access, so that its class has something to change from.
            case "direct-access", "emergency", "resolved-condition" -> "N18";
            case "other-sex" -> "Z34";
            default -> null;
        };
        if (condition != null) {
            String state = ground.startsWith("resolved") ? "resolved" : "active";
            resources.add("""
                    {'resourceType':'Condition','id':'cond-%s','subject':{'reference':'Patient/%s'},'code':%s,
                    'clinicalStatus':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/condition-clinical',
                    'code':'%s'}]}}""".formatted(ground, patient(ground), concept("diagnosis", condition), state));
        }
    }

    private static String task(String id, String patient, String hospital, String status) {
        return """
                {'resourceType':'Task','id':'%s','status':'%s','intent':'order',
                'focus':{'reference':'ServiceRequest/sr'},'partOf':[{'reference':'Task/coordination'}],
                'for':{'reference':'Patient/%s'},'owner':{'reference':'Organization/%s'}}""".formatted(id, status, patient, hospital);
    }

    private static void referral(Case attempt, List<String> resources) {
        String ground = attempt.ground();
        if (BY_REFERRAL.contains(ground) || ground.startsWith("number")) {
            boolean another = ground.endsWith("of-another-patient");
            resources.add(referral(
                    "sr-" + attempt.number(), another ? second(ground) : patient(ground), ground, LocalDate.now()));
        }
        if (ground.startsWith("follow-up")) {
            boolean another = ground.endsWith("of-another");
            String id = "sr-" + ground;
            if (resources.stream().noneMatch(each -> each.contains("'" + id + "'"))) {
                resources.add(referral(id, another ? second(ground) : patient(ground), ground, LocalDate.now()));
            }
        }
    }

    private static String referral(String id, String patient, String ground, LocalDate today) {
        String holder = switch (ground) {
            case "other-hospital" -> "h-alzohour";
            case "unchosen" -> null;
            default -> "h-alsalam";
        };
        LocalDate from = ground.equals("not-begun") ? today.plusDays(7) : today.minusDays(60);
        LocalDate until = ground.equals("expired") ? today.minusDays(2) : today.plusDays(60);
        String referral = Samples.referral(
                        id, patient, holder, ground.equals("revoked") ? "revoked" : "active", until.toString())
                .replace("2026-11-01", from.toString());
        // A person has one open referral to a service, and the people of the table have many.
        referral = referral.replace("cardiology", "service-of-" + id);
        return ground.equals("advice") ? referral.replace("'code':'referral'", "'code':'advice-request'") : referral;
    }

    /** The visit or emergency that a later one names, if the ground is one of those. */
    private void earlierStay(String ground) {
        if (ground.startsWith("follow-up")) {
            boolean another = ground.endsWith("of-another");
            Map<String, String> referred = Map.of("basedOn", basedOn("sr-" + ground));
            String stay = enter("AMB", another ? second(ground) : patient(ground), "finished", referred);
            earlier.put(ground, stay);
            if (ground.endsWith("over")) {
                // The server's clock is the machine's: the row ages instead.
                record.jdbc()
                        .sql(
                                "update record.admission set follow_up_until = now() - interval '1 day' where encounter = ?")
                        .param(stay)
                        .update();
            }
        } else if (ground.endsWith("-emergency")) {
            earlier.put(ground, enter("EMER", patient(ground), "in-progress", Map.of()));
        }
    }

    /** Door 1 gives the number; what may be wrong with one happens to it afterwards. */
    private void number(Case attempt) {
        String ground = attempt.ground();
        if (!ground.startsWith("number") || ground.equals("number-unknown")) {
            return;
        }
        boolean another = ground.endsWith("of-another-patient");
        Answer answer =
                record.post(TestTokens.person("hospital", "04"), "CoverageEligibilityRequest/$submit", """
                {'resourceType':'CoverageEligibilityRequest','status':'active','purpose':['validation'],
                'patient':{'reference':'Patient/%s'},'insurer':{'reference':'Organization/a-uhia'},
                'created':'2026-11-01','supportingInfo':[{'sequence':1,'information':{'reference':
                'ServiceRequest/sr-%s'}}]}""".formatted(
                                another ? second(ground) : patient(ground), attempt.number()));
        String number = answer.body().path("preAuthRef").asText();
        if (number.isEmpty()) {
            throw new IllegalStateException(answer.body().toString());
        }
        numbers.put(attempt.number(), number);
        if (ground.equals("number-used")) {
            enter("AMB", patient(ground), "finished", Map.of("extension", "[" + extension(number) + "]"));
        }
        if (ground.equals("number-expired")) {
            record.jdbc()
                    .sql("update record.access_authorization set valid_to = now() - interval '1 day' where number = ?")
                    .param(number)
                    .update();
        }
    }

    private void enter(Case attempt, String status, String basedOn) {
        enter("AMB", patient(attempt.ground()), status, Map.of("basedOn", basedOn));
    }

    private String enter(String encounterClass, String patient, String status, Map<String, String> evidence) {
        DoorEncounter encounter = new DoorEncounter(encounterClass, patient, "h-alsalam").with(evidence);
        return encounter.store(record, TestTokens.person("hospital", "04"), status);
    }

    private static String basedOn(String referral) {
        return "[{'reference':'ServiceRequest/" + referral + "'}]";
    }

    private static String extension(String number) {
        return "{'url':'" + US + "StructureDefinition/authorization-number','valueString':'" + number + "'}";
    }
}
