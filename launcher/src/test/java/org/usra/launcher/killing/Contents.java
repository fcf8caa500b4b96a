package org.usra.launcher.killing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/** What is written: resources as text, each with the mark of the deed that writes it. */
final class Contents {

    static final String MARK = "urn:usra:deed";
    static final String ONCE = "urn:usra:once";

    private Contents() {}

    static String patient(String mark, Random random) {
        return "{\"resourceType\":\"Patient\",\"identifier\":[" + identifier(MARK, mark)
                + "],\"active\":true,\"name\":[{\"family\":\"السيد " + random.nextInt(1000)
                + "\",\"given\":[\"مريم\"]}],\"gender\":\"female\",\"birthDate\":\"19" + (50 + random.nextInt(50))
                + "\",\"_birthDate\":{\"extension\":[{\"url\":\"urn:usra:source\",\"valueString\":\"said\"}]}}";
    }

    static String observation(String mark, String patient, Random random) {
        return "{\"resourceType\":\"Observation\",\"identifier\":[" + identifier(MARK, mark)
                + "],\"status\":\"final\",\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"8867-4\"}]},"
                + "\"subject\":{\"reference\":\"" + patient + "\"},\"effectiveDateTime\":\"2026-11-"
                + (10 + random.nextInt(15)) + "T0" + random.nextInt(10)
                + ":15:00+02:00\",\"valueQuantity\":{\"value\":"
                + random.nextInt(200) + "." + random.nextInt(10)
                + "0,\"unit\":\"/min\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"/min\"},\"note\":[{\"text\":\""
                + "حالة 👪 ".repeat(random.nextInt(20)) + "\"}]}";
    }

    static String condition(String mark, String patient, Random random) {
        return "{\"resourceType\":\"Condition\",\"identifier\":[" + identifier(MARK, mark)
                + "],\"code\":{\"coding\":[{\"system\":\"http://hl7.org/fhir/sid/icd-10\",\"code\":\"I1"
                + random.nextInt(10) + "\"}]},\"subject\":{\"reference\":\"" + patient
                + "\"},\"onsetDateTime\":\"20" + (10 + random.nextInt(16)) + "\"}";
    }

    static String once(String mark) {
        return "{\"resourceType\":\"Basic\",\"identifier\":[" + identifier(MARK, mark) + "," + identifier(ONCE, mark)
                + "],\"code\":{\"coding\":[{\"system\":\"urn:usra:kind\",\"code\":\"once\"}]}}";
    }

    private static String identifier(String system, String value) {
        return "{\"system\":\"" + system + "\",\"value\":\"" + value + "\"}";
    }

    /** With the id, as an update must say it. */
    static String withId(String resource, String id) {
        return resource.replaceFirst("(\"resourceType\":\"\\w+\",)", "$1\"id\":\"" + id + "\",");
    }

    /** A hash of all that the author wrote: without the id, the version and the time, which the server gives. */
    static String hash(String resource) {
        String written = resource.replaceFirst("(\"resourceType\":\"\\w+\",)\"id\":\"[^\"]*\",", "$1")
                .replaceFirst("\"meta\":\\{\"versionId\":\"\\d+\",\"lastUpdated\":\"[^\"]*\"},", "");
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(written.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
