package org.usra.clinic.desk;

import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;
import org.usra.clinic.directory.Directory;
import org.usra.clinic.family.ReferralLine;
import org.usra.clinic.language.Translated;
import org.usra.clinic.person.PersonCard;
import org.usra.clinic.record.Found;
import org.usra.clinic.record.HealthRecord;
import org.usra.clinic.record.Query;
import org.usra.clinic.referral.Referrals;

/** The referrals that a hospital holds, the most urgent and longest waiting first. */
@Component
class Worklist {

    private static final List<String> URGENCY = List.of("stat", "asap", "urgent", "routine");
    private static final int SHOWN = 200;

    private final HealthRecord healthRecord;
    private final Directory directory;

    Worklist(HealthRecord healthRecord, Directory directory) {
        this.healthRecord = healthRecord;
        this.directory = directory;
    }

    List<DeskItem> of(String hospital) {
        Found found = healthRecord.search(Query.of("Task")
                .with("owner", hospital)
                .with("_sort", "-_lastUpdated")
                .with("_include", "Task:patient")
                .with("_include", "Task:focus")
                .with("_count", SHOWN));
        List<Task> tasks = found.stream(Task.class)
                .filter(task -> Referrals.isCode(task, "fulfill") && task.hasPartOf())
                .toList();
        Found all = found.and(healthRecord.byIds(Patient.class, missing(tasks, found, Patient.class, Task::getFor)))
                .and(healthRecord.byIds(
                        ServiceRequest.class, missing(tasks, found, ServiceRequest.class, Task::getFocus)));
        return tasks.stream()
                .map(task -> item(task, all))
                .sorted(Comparator.comparing((DeskItem item) -> URGENCY.indexOf(item.priority()))
                        .thenComparing(item -> item.since() == null ? new Date(Long.MAX_VALUE) : item.since()))
                .toList();
    }

    DeskItem one(String taskId) {
        Task task = healthRecord.read(Task.class, taskId);
        Found parts = healthRecord
                .byIds(Patient.class, Set.of(Found.id(task.getFor())))
                .and(healthRecord.byIds(ServiceRequest.class, Set.of(Found.id(task.getFocus()))));
        return item(task, parts);
    }

    /** Why the unit wants a referral back on which work has begun. */
    String withdrawal(String serviceRequestId) {
        return healthRecord
                .searchWherePermitted(Query.of("Task").with("based-on", "ServiceRequest/" + serviceRequestId))
                .stream(Task.class)
                .filter(task -> Referrals.isCode(task, "abort") && task.getStatus() == Task.TaskStatus.REQUESTED)
                .map(task -> String.valueOf(task.getDescription()))
                .findFirst()
                .orElse("");
    }

    private DeskItem item(Task task, Found parts) {
        ServiceRequest request =
                parts.target(task.getFocus(), ServiceRequest.class).orElseGet(ServiceRequest::new);
        String priority = task.hasPriority()
                ? task.getPriority().toCode()
                : request.hasPriority() ? request.getPriority().toCode() : "routine";
        return new DeskItem(
                Found.id(task),
                Found.version(task),
                task.getGroupIdentifier().hasValue()
                        ? task.getGroupIdentifier().getValue()
                        : ReferralLine.of(request).number(),
                Referrals.stage(task),
                task.hasStatus() ? task.getStatus().toCode() : "",
                priority,
                task.hasAuthoredOn() ? task.getAuthoredOn() : task.getMeta().getLastUpdated(),
                parts.target(task.getFor(), Patient.class).map(PersonCard::of).orElse(null),
                ReferralLine.of(request),
                request.getReasonCode().stream()
                        .map(Translated::text)
                        .findFirst()
                        .orElse(""),
                request.hasNote() ? String.valueOf(request.getNoteFirstRep().getText()) : "",
                task.hasRequester() ? directory.nameOfPost(task.getRequester()) : "");
    }

    private static <T extends Resource> Set<String> missing(
            List<Task> tasks, Found found, Class<T> type, Function<Task, Reference> reference) {
        Set<String> known = found.stream(type).map(Found::id).collect(Collectors.toSet());
        return tasks.stream()
                .map(task -> Found.id(reference.apply(task)))
                .filter(id -> !id.isEmpty() && !known.contains(id))
                .collect(Collectors.toSet());
    }
}
