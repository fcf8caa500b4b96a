package org.usra.record.admission;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;

/** An Encounter as it is sent, element by element, in the tests' single quotes. */
record DoorEncounter(Map<String, String> elements) {

    private static final String CLASSES = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    DoorEncounter(String encounterClass, String patient, String hospital) {
        this(new LinkedHashMap<>(Map.of(
                "status", "'in-progress'",
                "class", "{'system':'" + CLASSES + "','code':'" + encounterClass + "'}",
                "subject", "{'reference':'Patient/" + patient + "'}",
                "serviceProvider", "{'reference':'Organization/" + hospital + "'}",
                "period", "{'start':'" + Instant.now() + "'}")));
    }

    DoorEncounter with(String element, String value) {
        return with(Map.of(element, value));
    }

    DoorEncounter with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(elements);
        all.putAll(more);
        return new DoorEncounter(all);
    }

    String json() {
        return "{'resourceType':'Encounter',"
                + elements.entrySet().stream()
                        .map(each -> "'" + each.getKey() + "':" + each.getValue())
                        .collect(Collectors.joining(","))
                + "}";
    }

    /** Admits, and gives the id. */
    String store(RunningRecord record, String token, String status) {
        DoorEncounter stay = with("status", "'" + status + "'");
        if (status.equals("finished")) {
            stay = stay.with("period", "{'start':'" + Instant.now() + "','end':'" + Instant.now() + "'}");
        }
        Answer answer = record.post(token, "Encounter", stay.json());
        if (answer.status() != 201) {
            throw new IllegalStateException(this + ": " + answer.body());
        }
        return answer.body().path("id").asText();
    }
}
