package org.usra.bench;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** The bodies that the workloads send: what clinic-ui sends for the same work. */
final class Payloads {

    private static final String BASE = "https://fhir.usra.example";
    private static final String NOTE =
            "صداع متكرر ودوخة منذ أسبوعين مع ارتفاع في ضغط الدم، دون ألم بالصدر أو ضيق في التنفس. "
                    + "قيس الضغط مرتين بفاصل عشر دقائق وروجعت الأدوية الحالية وأوصي بتقليل الملح والمتابعة بعد أسبوعين.";
    private static final List<String> SERVICES =
            List.of("cardiology", "general-surgery", "orthopaedics", "ophthalmology", "ent", "urology", "neurology");

    private Payloads() {}

    /** A visit at the unit: Encounter, three Observations, Condition and MedicationRequest in one transaction. */
    static String visit(String patient, Random random) {
        String encounter = "urn:uuid:" + new UUID(random.nextLong(), random.nextLong());
        String condition = "urn:uuid:" + new UUID(random.nextLong(), random.nextLong());
        String subject = "\"subject\":{\"reference\":\"Patient/" + patient + "\"}";
        String within = "\"encounter\":{\"reference\":\"" + encounter + "\"}";
        String now = OffsetDateTime.now(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.SECONDS)
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        return bundle(
                entry(encounter, "Encounter", """
                        {"resourceType":"Encounter","status":"finished",\
                        "class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB"},%s,\
                        "participant":[{"individual":{"reference":"PractitionerRole/role-doctor"}}],\
                        "period":{"start":"%s","end":"%s"},"reasonCode":[{"text":"%s"}],\
                        "diagnosis":[{"condition":{"reference":"%s"}}],\
                        "serviceProvider":{"reference":"Organization/u-manakh-1"}}""".formatted(subject, now, now, NOTE, condition)),
                observation("29463-7", "kg", 50 + random.nextInt(60), subject, within, now),
                observation("8867-4", "/min", 60 + random.nextInt(40), subject, within, now),
                observation("8310-5", "Cel", 36 + random.nextInt(3), subject, within, now),
                entry(condition, "Condition", """
                        {"resourceType":"Condition",\
                        "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},\
                        "code":{"text":"ارتفاع ضغط الدم"},%s,%s,"recordedDate":"%s"}""".formatted(subject, within, now)),
                entry("urn:uuid:" + new UUID(random.nextLong(), random.nextLong()), "MedicationRequest", """
                        {"resourceType":"MedicationRequest","status":"active","intent":"order",\
                        "medicationCodeableConcept":{"text":"إنالابريل ١٠ مجم"},%s,%s,"authoredOn":"%s",\
                        "requester":{"reference":"PractitionerRole/role-doctor"},\
                        "dosageInstruction":[{"text":"قرص واحد مرتين يوميا بعد الأكل"}],"note":[{"text":"%s"}]}""".formatted(
                                subject, within, now, NOTE)));
    }

    /** What the doctor sends to refer: the request with its reason and question. */
    static String referral(String patient, Random random) {
        String service = SERVICES.get(random.nextInt(SERVICES.size()));
        return """
                {"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:%s","resource":\
                {"resourceType":"ServiceRequest","status":"draft","intent":"order",\
                "category":[{"coding":[{"system":"%s/CodeSystem/request-category","code":"referral"}]}],\
                "priority":"urgent","code":{"coding":[{"system":"%s/CodeSystem/service","code":"%s"}]},\
                "subject":{"reference":"Patient/%s"},"requester":{"reference":"PractitionerRole/role-doctor"},\
                "reasonCode":[{"text":"%s"}],"note":[{"text":"ما الخطة المقترحة للعلاج؟"}]}}]}""".formatted(new UUID(random.nextLong(), random.nextLong()), BASE, BASE, service, patient, NOTE);
    }

    private static String observation(String code, String unit, int value, String subject, String within, String now) {
        return entry("urn:uuid:" + UUID.randomUUID(), "Observation", """
                {"resourceType":"Observation","status":"final",\
                "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs"}]}],\
                "code":{"coding":[{"system":"http://loinc.org","code":"%s"}]},%s,%s,"effectiveDateTime":"%s",\
                "valueQuantity":{"value":%d,"unit":"%s","system":"http://unitsofmeasure.org","code":"%s"}}""".formatted(
                        code, subject, within, now, value, unit, unit));
    }

    private static String entry(String fullUrl, String type, String resource) {
        return "{\"fullUrl\":\"" + fullUrl + "\",\"resource\":" + resource
                + ",\"request\":{\"method\":\"POST\",\"url\":\"" + type + "\"}}";
    }

    private static String bundle(String... entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + String.join(",", entries) + "]}";
    }
}
