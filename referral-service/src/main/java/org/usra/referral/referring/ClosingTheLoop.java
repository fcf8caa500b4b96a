package org.usra.referral.referring;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.referral.caller.Caller;
import org.usra.referral.caller.Callers;
import org.usra.referral.lifecycle.ReferralCases;
import org.usra.referral.lifecycle.TakingSteps;
import org.usra.referral.lifecycle.TaskVersion;
import org.usra.referral.record.CareRecord;
import org.usra.referral.record.Transaction;
import org.usra.referral.server.OperationProvider;
import org.usra.referral.vocabulary.Inputs;
import org.usra.referral.vocabulary.Terms;
import org.usra.rules.referral.Action;
import org.usra.rules.referral.Actor;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** The unit takes the hospital's answer: the doctor closes the referral, and follow-ups get done. */
@Component
class ClosingTheLoop implements OperationProvider {

    private static final Set<Task.TaskStatus> OPEN =
            Set.of(Task.TaskStatus.REQUESTED, Task.TaskStatus.ACCEPTED, Task.TaskStatus.INPROGRESS);

    private final Callers callers;
    private final TakingSteps steps;
    private final ReferralCases cases;
    private final CareRecord record;
    private final FhirContext fhir;
    private final Clock clock;

    ClosingTheLoop(
            Callers callers, TakingSteps steps, ReferralCases cases, CareRecord record, FhirContext fhir, Clock clock) {
        this.callers = callers;
        this.steps = steps;
        this.cases = cases;
        this.record = record;
        this.fhir = fhir;
        this.clock = clock;
    }

    @Operation(name = "$close", typeName = "Task")
    public Bundle close(
            @IdParam IdType id, @OperationParam(name = "comment") @Nullable StringType comment, RequestDetails http) {
        TaskVersion seen = TaskVersion.of(id.getIdPart(), http.getHeader("If-Match"));
        String text = Inputs.optional(comment);
        return steps.onTask(callers.current(), seen, Action.CLOSE, step -> {
            step.transaction().update(step.referral().coordination());
            if (text != null) {
                step.referral().coordination().addNote().setText(text).setTime(step.date());
            }
        });
    }

    @Operation(name = "$complete", typeName = "Task")
    public Bundle complete(
            @IdParam IdType id, @OperationParam(name = "comment") @Nullable StringType comment, RequestDetails http) {
        Caller caller = callers.current();
        caller.requireActor(Actor.FAMILY_DOCTOR, Actor.NURSE);
        TaskVersion seen = TaskVersion.of(id.getIdPart(), http.getHeader("If-Match"));
        return steps.retried(() -> {
            Task task = cases.task(caller.token(), id.getIdPart());
            if (!caller.requireOrganization().equals(task.getOwner().getReference())) {
                throw ReferralCases.notFound("Task/" + id.getIdPart());
            }
            seen.requireCurrent(task);
            requireOpenDuty(task);
            task.setStatus(Task.TaskStatus.COMPLETED);
            task.setLastModified(Date.from(clock.instant()));
            String text = Inputs.optional(comment);
            if (text != null) {
                task.addNote().setText(text).setTime(Date.from(clock.instant()));
            }
            Transaction transaction = new Transaction();
            transaction.update(task);
            return transaction.commit(record, caller.token(), fhir);
        });
    }

    private static void requireOpenDuty(Task task) {
        boolean duty =
                Terms.is(task.getCode(), "task-code", "follow-up") || Terms.is(task.getCode(), "task-code", "recall");
        if (!duty || !OPEN.contains(task.getStatus())) {
            throw new Refused(
                    RefusalKind.RULE,
                    new Refusal(
                            "move-not-allowed",
                            "هذه ليست متابعة مفتوحة: لا يمكن إنهاؤها.",
                            "This is not an open follow-up: there is nothing to complete."));
        }
    }
}
