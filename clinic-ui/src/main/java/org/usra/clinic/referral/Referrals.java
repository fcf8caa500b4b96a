package org.usra.clinic.referral;

import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.clinic.directory.Directory;
import org.usra.clinic.family.ReferralLine;
import org.usra.clinic.language.Translated;
import org.usra.clinic.record.Found;
import org.usra.clinic.record.HealthRecord;
import org.usra.clinic.record.Query;
import org.usra.clinic.referral.ReferralCard.BookingLine;
import org.usra.clinic.referral.ReferralCard.Choice;
import org.usra.clinic.referral.ReferralCard.TaskKey;
import org.usra.rules.naming.Canonical;

/** Puts together what the record holds of one referral. */
@Component
public class Referrals {

    private final HealthRecord healthRecord;
    private final Directory directory;
    private final Reports reports;
    private final History history;

    Referrals(HealthRecord healthRecord, Directory directory, Reports reports, History history) {
        this.healthRecord = healthRecord;
        this.directory = directory;
        this.reports = reports;
        this.history = history;
    }

    public ReferralCard open(String id) {
        ServiceRequest request = healthRecord.read(ServiceRequest.class, id);
        Found tasks = healthRecord.searchWherePermitted(
                Query.of("Task").with("based-on", "ServiceRequest/" + id).with("_count", 50));
        Found bookings = healthRecord.searchWherePermitted(
                Query.of("Appointment").with("based-on", "ServiceRequest/" + id).with("_count", 20));
        Optional<Task> coordination = coordination(tasks);
        Optional<ListResource> list = coordination
                .flatMap(task -> input(task, "candidate-list"))
                .flatMap(reference -> healthRecord.find(ListResource.class, Found.id(reference)));
        return new ReferralCard(
                ReferralLine.of(request),
                Found.id(request.getSubject()),
                directory.nameOfPost(request.getRequester()),
                coordination.map(task -> directory.nameOf(task.getRequester())).orElse(""),
                request.getReasonCode().stream()
                        .map(Translated::text)
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse(""),
                request.hasNote() ? String.valueOf(request.getNoteFirstRep().getText()) : "",
                request.hasOccurrencePeriod() ? request.getOccurrencePeriod().getEnd() : null,
                coordination
                        .map(task -> new TaskKey(Found.id(task), Found.version(task)))
                        .orElse(TaskKey.NONE),
                atHospital(tasks)
                        .map(task -> new TaskKey(Found.id(task), Found.version(task)))
                        .orElse(TaskKey.NONE),
                stage(coordination, tasks),
                request.hasPerformer() ? directory.nameOf(request.getPerformerFirstRep()) : "",
                coordination.map(Referrals::choice).orElse(Choice.NONE),
                list.map(Found::id).orElse(""),
                list.map(this::candidates).orElse(List.of()),
                history.of(tasks),
                bookings.stream(Appointment.class).map(this::booking).toList(),
                reports.of(id));
    }

    static Optional<Task> coordination(Found tasks) {
        return tasks.stream(Task.class)
                .filter(task -> isCode(task, "fulfill") && !task.hasPartOf())
                .findFirst();
    }

    public static boolean isCode(Task task, String code) {
        return code.equals(task.getCode().getCodingFirstRep().getCode());
    }

    public static String stage(Task task) {
        String code = task.getBusinessStatus().getCodingFirstRep().getCode();
        return code == null ? "" : code;
    }

    /** The hospital's own Task says more than "in progress" once the patient has chosen. */
    private static String stage(Optional<Task> coordination, Found tasks) {
        String overall = coordination.map(Referrals::stage).orElse("");
        Optional<String> atHospital = atHospital(tasks).map(Referrals::stage).filter(stage -> !stage.isEmpty());
        boolean settled = List.of(
                        "awaiting-choice",
                        "rerouting",
                        "closed-loop",
                        "cancelled",
                        "expired",
                        "superseded",
                        "advice-returned")
                .contains(overall);
        return settled ? overall : atHospital.orElse(overall);
    }

    private static Optional<Task> atHospital(Found tasks) {
        return tasks.stream(Task.class)
                .filter(task -> isCode(task, "fulfill") && task.hasPartOf())
                .max(Comparator.comparing(Referrals::moment));
    }

    private static Choice choice(Task coordination) {
        return coordination.getInput().stream()
                .filter(input -> "patient-choice"
                        .equals(input.getType().getCodingFirstRep().getCode()))
                .map(input -> input.getExtensionByUrl(Canonical.structure("choice")))
                .filter(choice -> choice != null)
                .reduce((earlier, later) -> later)
                .map(choice -> new Choice(
                        text(choice, "chooser"),
                        text(choice, "channel"),
                        choice.getExtensionByUrl("at") == null
                                ? null
                                : choice.getExtensionByUrl("at")
                                        .getValue()
                                        .dateTimeValue()
                                        .getValue()))
                .orElse(Choice.NONE);
    }

    private static String text(Extension extension, String part) {
        Extension found = extension.getExtensionByUrl(part);
        String text = found == null ? null : found.getValue().primitiveValue();
        return text == null ? "" : text;
    }

    static Optional<Reference> input(Task task, String type) {
        return task.getInput().stream()
                .filter(input -> type.equals(input.getType().getCodingFirstRep().getCode()))
                .map(Task.ParameterComponent::getValue)
                .filter(Reference.class::isInstance)
                .map((Type value) -> (Reference) value)
                .reduce((earlier, later) -> later);
    }

    private List<CandidateCard> candidates(ListResource list) {
        return list.getEntry().stream()
                .map(entry -> CandidateCard.of(entry, hospitalOf(entry.getItem())))
                .toList();
    }

    /** The hospital that runs a service. */
    String hospitalOf(Reference service) {
        String id = Found.id(service);
        return directory.services().stream()
                .filter(known -> known.id().equals(id))
                .map(known -> directory.name(known.facility()))
                .findFirst()
                .orElseGet(() -> healthRecord
                        .find(HealthcareService.class, id)
                        .map(found -> directory.nameOf(found.getProvidedBy()))
                        .orElse(id));
    }

    static Date moment(Task task) {
        Date changed =
                task.hasLastModified() ? task.getLastModified() : task.getMeta().getLastUpdated();
        return changed == null ? new Date(0) : changed;
    }

    public BookingLine booking(Appointment appointment) {
        String place = appointment.getParticipant().stream()
                .map(Appointment.AppointmentParticipantComponent::getActor)
                .filter(actor ->
                        "HealthcareService".equals(actor.getReferenceElement().getResourceType()))
                .map(this::hospitalOf)
                .findFirst()
                .orElse("");
        return new BookingLine(
                Found.id(appointment),
                appointment.getStart(),
                appointment.hasStatus() ? appointment.getStatus().toCode() : "",
                place,
                appointment.getCancelationReason().hasText()
                        ? appointment.getCancelationReason().getText()
                        : "");
    }

    static @Nullable Date due(Task task) {
        return task.getRestriction().getPeriod().getEnd();
    }
}
