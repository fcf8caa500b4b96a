package org.usra.bench;

import java.util.Random;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The bodies that a system with import scope sends, of the size and shape of the kit's load harness. */
final class SystemPayloads {

    private static final String BASE = "https://fhir.usra.example";

    private SystemPayloads() {}

    /** A person with a number that nobody has, two names, telephone, address and family doctor. */
    static String patient(Random random) {
        long number = random.nextLong() & Long.MAX_VALUE;
        return """
                {"resourceType":"Patient","identifier":[{"use":"official","system":"%1$s/id/newborn","value":"B%2$d"},\
                {"use":"usual","system":"%1$s/id/family-file","value":"F%2$d"}],"active":true,\
                "name":[{"use":"official","text":"محمد إبراهيم المصري","family":"المصري","given":["محمد","إبراهيم"]},\
                {"use":"usual","text":"Mohamed Ibrahim Elmasry","family":"Elmasry","given":["Mohamed","Ibrahim"]}],\
                "telecom":[{"system":"phone","value":"010%3$08d","use":"mobile"}],"gender":"male",\
                "birthDate":"19%4$d-0%5$d-1%6$d","address":[{"use":"home","text":"شارع 23 يوليو، حي المناخ، بورسعيد",\
                "city":"بورسعيد","state":"Port Said","country":"EG"}],\
                "maritalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-MaritalStatus","code":"M"}]},\
                "generalPractitioner":[{"reference":"PractitionerRole/role-doctor"}]}""".formatted(
                        BASE,
                        number,
                        random.nextInt(100_000_000),
                        50 + random.nextInt(50),
                        1 + random.nextInt(9),
                        random.nextInt(9));
    }

    /** A Task outside the referral process. */
    static String task(@Nullable String id, String patient, int step) {
        return """
                {"resourceType":"Task",%s"status":"in-progress","businessStatus":{"text":"step %d"},"intent":"order",\
                "priority":"urgent","code":{"text":"اتصال للاطمئنان"},"for":{"reference":"Patient/%s"},\
                "authoredOn":"2026-11-01T10:00:00+02:00","requester":{"reference":"PractitionerRole/role-doctor"},\
                "owner":{"reference":"Organization/u-manakh-1"},"note":[{"text":"لم يرد، يعاد الاتصال غدا صباحا"}]}""".formatted(id == null ? "" : "\"id\":\"" + id + "\",", step, patient);
    }

    /** As many measurements of one person, in one transaction. */
    static String observations(String patient, int count, Random random) {
        StringJoiner entries =
                new StringJoiner(",", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[", "]}");
        for (int i = 0; i < count; i++) {
            entries.add("""
                    {"fullUrl":"urn:uuid:%s","resource":{"resourceType":"Observation","status":"final",\
                    "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory"}]}],\
                    "code":{"coding":[{"system":"http://loinc.org","code":"2339-0","display":"Glucose [Mass/volume] in Blood"}],"text":"سكر الدم"},\
                    "subject":{"reference":"Patient/%s"},"effectiveDateTime":"20%d-0%d-1%dT0%d:15:00+02:00",\
                    "performer":[{"reference":"PractitionerRole/role-doctor"}],\
                    "valueQuantity":{"value":%d.%d,"unit":"mg/dL","system":"http://unitsofmeasure.org","code":"mg/dL"},\
                    "referenceRange":[{"low":{"value":70},"high":{"value":140}}]},\
                    "request":{"method":"POST","url":"Observation"}}""".formatted(
                            new UUID(random.nextLong(), random.nextLong()),
                            patient,
                            20 + random.nextInt(6),
                            1 + random.nextInt(9),
                            random.nextInt(9),
                            random.nextInt(9),
                            70 + random.nextInt(90),
                            random.nextInt(10)));
        }
        return entries.toString();
    }
}
