package org.usra.clinic.family;

import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.clinic.directory.Directory;
import org.usra.clinic.language.Fmt;
import org.usra.clinic.language.Translated;
import org.usra.clinic.record.Found;

/** What happened to a person, newest first, one line for each event. */
@Component
class Timeline {

    private static final int SHOWN = 30;

    private final Directory directory;
    private final Fmt fmt;

    Timeline(Directory directory, Fmt fmt) {
        this.directory = directory;
        this.fmt = fmt;
    }

    List<Event> of(Found file, String patientId) {
        Stream<Event> visits = file.stream(Encounter.class)
                .filter(encounter -> FamilyFiles.isOf(encounter.getSubject(), patientId))
                .map(this::visit);
        Stream<Event> referrals = file.stream(ServiceRequest.class)
                .filter(request -> FamilyFiles.isOf(request.getSubject(), patientId))
                .map(this::referral);
        Stream<Event> vaccinations = file.stream(Immunization.class)
                .filter(given -> FamilyFiles.isOf(given.getPatient(), patientId))
                .map(given -> new Event(given(given), "vaccination", Translated.text(given.getVaccineCode()), "", ""));
        Stream<Event> prescriptions = file.stream(MedicationRequest.class)
                .filter(order -> FamilyFiles.isOf(order.getSubject(), patientId))
                .filter(MedicationRequest::hasMedicationCodeableConcept)
                .map(order -> new Event(
                        order.getAuthoredOn(),
                        "prescription",
                        Translated.text(order.getMedicationCodeableConcept()),
                        "",
                        ""));
        return Stream.of(visits, referrals, vaccinations, prescriptions)
                .flatMap(events -> events)
                .sorted(Comparator.comparing(Timeline::moment).reversed())
                .limit(SHOWN)
                .toList();
    }

    static @Nullable Date given(Immunization immunization) {
        return immunization.getOccurrence() instanceof DateTimeType time ? time.getValue() : null;
    }

    private Event visit(Encounter encounter) {
        String kind = switch (String.valueOf(encounter.getClass_().getCode())) {
            case "EMER" -> "emergency";
            case "IMP" -> "stay";
            default -> "visit";
        };
        String reason = encounter.getReasonCode().stream()
                .map(Translated::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return new Event(
                encounter.getPeriod().getStart(), kind, reason, directory.nameOf(encounter.getServiceProvider()), "");
    }

    private Event referral(ServiceRequest request) {
        ReferralLine line = ReferralLine.of(request);
        String held = request.getPerformer().stream()
                .map(directory::nameOf)
                .findFirst()
                .orElse("");
        return new Event(
                request.getAuthoredOn(),
                "referral",
                fmt.word("service", line.service()) + " " + line.number(),
                held,
                "/referrals/" + line.id());
    }

    private static Date moment(Event event) {
        return event.when() == null ? new Date(0) : event.when();
    }
}
