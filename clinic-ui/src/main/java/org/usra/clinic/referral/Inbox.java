package org.usra.clinic.referral;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;
import org.usra.clinic.directory.Directory;
import org.usra.clinic.language.Language;
import org.usra.clinic.language.Translated;
import org.usra.clinic.person.PersonCard;
import org.usra.clinic.record.Found;
import org.usra.clinic.record.HealthRecord;
import org.usra.clinic.record.Query;

/** What waits for a unit: its referrals that need a step of the unit, follow-ups and recalls. */
@Component
class Inbox {

    private static final Set<String> NEEDS_THE_UNIT = Set.of(
            "awaiting-choice",
            "rerouting",
            "awaiting-information",
            "advice-returned",
            "report-delivered",
            "cancellation-requested");
    private static final List<String> URGENCY = List.of("stat", "asap", "urgent", "routine");

    private final HealthRecord healthRecord;
    private final Directory directory;
    private final Clock clock;

    Inbox(HealthRecord healthRecord, Directory directory, Clock clock) {
        this.healthRecord = healthRecord;
        this.directory = directory;
        this.clock = clock;
    }

    List<InboxItem> of(String unit) {
        Found mine = healthRecord
                .searchWherePermitted(open().with("owner", unit))
                .and(healthRecord.searchWherePermitted(open().with("requester", unit)));
        List<Task> tasks = new ArrayList<>(mine.stream(Task.class)
                .filter(task -> !kind(task).equals("referral")
                        || !task.hasPartOf() && NEEDS_THE_UNIT.contains(Referrals.stage(task)))
                .collect(Collectors.toMap(Found::id, task -> task, (one, same) -> one))
                .values());
        Set<String> known = mine.stream(Patient.class).map(Found::id).collect(Collectors.toSet());
        Set<String> missing = tasks.stream()
                .map(task -> Found.id(task.getFor()))
                .filter(id -> !id.isEmpty() && !known.contains(id))
                .collect(Collectors.toSet());
        Found people = mine.and(healthRecord.byIds(Patient.class, missing));
        return tasks.stream()
                .map(task -> item(task, people))
                .sorted(Comparator.comparing((InboxItem item) -> URGENCY.indexOf(item.priority()))
                        .thenComparing(item -> item.due() == null ? new Date(Long.MAX_VALUE) : item.due()))
                .toList();
    }

    private static Query open() {
        return Query.of("Task")
                .with("status", "requested,received,accepted,ready,in-progress,on-hold")
                .with("_include", "Task:patient")
                .with("_count", 100);
    }

    private InboxItem item(Task task, Found people) {
        Date due = Referrals.due(task);
        String kind = kind(task);
        String focus = Found.id(task.getFocus());
        return new InboxItem(
                Found.id(task),
                Found.version(task),
                kind,
                kind.equals("referral") ? Referrals.stage(task) : "",
                Translated.text(task.getDescriptionElement(), Language.current()),
                task.hasPriority() ? task.getPriority().toCode() : "routine",
                people.target(task.getFor(), Patient.class).map(PersonCard::of).orElse(null),
                due,
                due != null && due.toInstant().isBefore(clock.instant()),
                task.hasRequester() ? directory.nameOfPost(task.getRequester()) : "",
                kind.equals("referral")
                        ? "/referrals/" + (focus.isEmpty() ? Found.id(task.getBasedOnFirstRep()) : focus)
                        : basis(task));
    }

    private static String basis(Task task) {
        String referral = task.hasBasedOn() ? Found.id(task.getBasedOnFirstRep()) : "";
        return referral.isEmpty() ? "/people/" + Found.id(task.getFor()) : "/referrals/" + referral;
    }

    private static String kind(Task task) {
        String code = String.valueOf(task.getCode().getCodingFirstRep().getCode());
        return code.equals("follow-up") || code.equals("recall") ? code : "referral";
    }
}
