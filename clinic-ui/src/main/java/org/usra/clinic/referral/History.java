package org.usra.clinic.referral;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;
import org.usra.clinic.directory.Directory;
import org.usra.clinic.language.Translated;
import org.usra.clinic.record.Found;
import org.usra.clinic.record.HealthRecord;
import org.usra.clinic.referral.ReferralCard.Step;

/** What happened to a referral, from the versions of its Tasks, oldest first. */
@Component
class History {

    private final HealthRecord healthRecord;
    private final Directory directory;

    History(HealthRecord healthRecord, Directory directory) {
        this.healthRecord = healthRecord;
        this.directory = directory;
    }

    List<Step> of(Found tasks) {
        List<Step> told = new ArrayList<>();
        tasks.stream(Task.class)
                .filter(task -> Referrals.isCode(task, "fulfill"))
                .flatMap(this::steps)
                .filter(step -> !step.stage().isEmpty())
                .sorted(Comparator.comparing(step -> step.at() == null ? new Date(0) : step.at()))
                .forEach(step -> tell(step, told));
        return told;
    }

    /** The unit's Task mirrors the hospital's, and not every version moves a referral on: each step is told once. */
    private static void tell(Step step, List<Step> told) {
        Step last = told.isEmpty() ? null : told.getLast();
        if (last != null && last.isSameAs(step)) {
            told.set(told.size() - 1, last.with(step));
        } else {
            told.add(step);
        }
    }

    private Stream<Step> steps(Task task) {
        List<Task> versions = healthRecord.versions("Task", Found.id(task)).all(Task.class);
        return (versions.isEmpty() ? List.of(task) : versions)
                .stream()
                        .map(version -> new Step(
                                version.getMeta().getLastUpdated(),
                                Referrals.stage(version),
                                version.hasPartOf() ? directory.nameOf(version.getOwner()) : "",
                                version.hasStatusReason() ? Translated.text(version.getStatusReason()) : ""));
    }
}
