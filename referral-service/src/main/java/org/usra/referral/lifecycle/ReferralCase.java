package org.usra.referral.lifecycle;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.usra.referral.vocabulary.Terms;
import org.usra.rules.referral.Stage;

/**
 * One referral as it was read: the authorization, the coordination Task that is its lock, and every other Task on it.
 *
 * @param others newest first
 */
public record ReferralCase(ServiceRequest request, Task coordination, List<Task> others) {

    private static final Set<Task.TaskStatus> ENDED =
            Set.of(Task.TaskStatus.REJECTED, Task.TaskStatus.CANCELLED, Task.TaskStatus.FAILED);

    static Optional<ReferralCase> of(ServiceRequest request, List<Task> tasks) {
        Comparator<Task> age = Comparator.comparing(
                Task::getAuthoredOn, Comparator.nullsFirst(Comparator.<java.util.Date>naturalOrder()));
        return tasks.stream()
                .filter(task -> Terms.isHl7Task(task.getCode(), "fulfill") && !task.hasPartOf())
                .findFirst()
                .map(coordination -> new ReferralCase(
                        request,
                        coordination,
                        tasks.stream()
                                .filter(task -> task != coordination)
                                .sorted(age.reversed())
                                .toList()));
    }

    /** The coordination Task mirrors the business status of the hospital's Task, so it alone says where things stand. */
    public Stage stage() {
        String code = Terms.code(coordination.getBusinessStatus(), "business-status");
        return code == null ? Stage.NONE : Stage.of(code).orElse(Stage.NONE);
    }

    /** The Task of the hospital that has the referral now, or had it to the good end. */
    public Optional<Task> fulfilment() {
        return others.stream()
                .filter(task -> Terms.isHl7Task(task.getCode(), "fulfill"))
                .filter(task -> !ENDED.contains(task.getStatus()))
                .findFirst();
    }

    /** The open question of the hospital to the unit. */
    public Optional<Task> question() {
        return open(task -> Terms.is(task.getCode(), "task-code", "request-information"));
    }

    /** The open request of the doctor to stop work that has begun. */
    public Optional<Task> abortRequest() {
        return open(task -> Terms.isHl7Task(task.getCode(), "abort"));
    }

    public String requestReference() {
        return "ServiceRequest/" + request.getIdElement().getIdPart();
    }

    public String coordinationReference() {
        return "Task/" + coordination.getIdElement().getIdPart();
    }

    private Optional<Task> open(java.util.function.Predicate<Task> kind) {
        return others.stream()
                .filter(kind)
                .filter(task -> task.getStatus() == Task.TaskStatus.REQUESTED)
                .findFirst();
    }
}
