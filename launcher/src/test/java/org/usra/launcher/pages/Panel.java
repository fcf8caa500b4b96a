package org.usra.launcher.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.usra.launcher.running.RecordReader;

/** The invented adults of the unit Al-Manakh 1, without the household that the demonstration of README tells of. */
final class Panel {

    private final RecordReader record;
    private final List<JsonNode> people;

    Panel(RecordReader record) {
        this.record = record;
        this.people = record.search("Group?_count=100").stream()
                .filter(group -> group.path("characteristic").toString().contains("Organization/u-manakh-1"))
                .filter(group -> !group.path("id").asText().equals("group-demo"))
                .flatMap(group -> StreamSupport.stream(group.path("member").spliterator(), false))
                // Other demonstrations let people leave and die.
                .filter(member -> !member.path("inactive").asBoolean())
                .map(member -> record.read(member.at("/entity/reference").asText()))
                .filter(Panel::isAdult)
                .toList()
                // The demonstration takes its strangers from the front.
                .reversed();
    }

    private static boolean isAdult(JsonNode patient) {
        return patient.path("identifier").toString().contains("/id/national-id")
                && LocalDate.parse(patient.path("birthDate").asText())
                        .isBefore(LocalDate.now().minusYears(18));
    }

    /** Somebody who may be referred to this service: a second open referral to it would be refused. */
    JsonNode patientFor(String service) {
        return people.stream()
                .filter(person -> mayBeReferred(person.path("id").asText(), service))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody is left in the panel for " + service));
    }

    boolean mayBeReferred(String patient, String service) {
        return record.search("ServiceRequest?status=active,on-hold&_count=50&patient=" + patient).stream()
                .noneMatch(request -> request.at("/code/coding/0/code").asText().equals(service));
    }
}
