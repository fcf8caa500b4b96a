package org.usra.referral.referring;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.referral.admission.EndingVisit;
import org.usra.referral.booking.ReleasingAppointment;
import org.usra.referral.caller.Callers;
import org.usra.referral.lifecycle.Step;
import org.usra.referral.lifecycle.TakingSteps;
import org.usra.referral.lifecycle.TaskVersion;
import org.usra.referral.server.OperationProvider;
import org.usra.referral.vocabulary.Inputs;
import org.usra.referral.vocabulary.Terms;
import org.usra.rules.referral.Action;
import org.usra.rules.referral.Move;
import org.usra.rules.referral.Stage;

/** The doctor withdraws a referral; once work has begun, the hospital is asked and answers. */
@Component
class RevokingReferral implements OperationProvider {

    private final Callers callers;
    private final TakingSteps steps;
    private final ReleasingAppointment appointments;
    private final EndingVisit visit;

    RevokingReferral(Callers callers, TakingSteps steps, ReleasingAppointment appointments, EndingVisit visit) {
        this.callers = callers;
        this.steps = steps;
        this.appointments = appointments;
        this.visit = visit;
    }

    @Operation(name = "$revoke", typeName = "ServiceRequest")
    public Bundle revoke(@IdParam IdType id, @OperationParam(name = "reason", min = 1) @Nullable StringType reason) {
        String text = Inputs.text("reason", reason);
        return steps.onRequest(callers.current(), id.getIdPart(), Action.REVOKE, step -> {
            if (step.route().getLast().to().equals(Optional.of(Stage.CANCELLATION_REQUESTED))) {
                step.transaction().create(abort(step, text));
            } else {
                step.because("revoked", text);
                step.referral()
                        .coordination()
                        .setStatusReason(Terms.ours("status-reason", "revoked").setText(text));
            }
        });
    }

    @Operation(name = "$answer-cancel", typeName = "Task")
    public Bundle answerCancel(
            @IdParam IdType id,
            @OperationParam(name = "accept", min = 1) @Nullable BooleanType accept,
            @OperationParam(name = "text") @Nullable StringType text,
            ca.uhn.fhir.rest.api.server.RequestDetails http) {
        boolean agreed = Boolean.parseBoolean(Inputs.text("accept", accept));
        TaskVersion seen = TaskVersion.of(id.getIdPart(), http.getHeader("If-Match"));
        Action action = agreed ? Action.ACCEPT_CANCEL : Action.REFUSE_CANCEL;
        return steps.onTask(callers.current(), seen, action, step -> {
            Task asked = step.referral().abortRequest().orElse(null);
            Stage before = Stage.VISIT_COMPLETED;
            if (asked != null) {
                before = Stage.of(((CodeType) asked.getInputFirstRep().getValue()).getValue())
                        .orElse(before);
                asked.setStatus(agreed ? Task.TaskStatus.COMPLETED : Task.TaskStatus.REJECTED);
                step.transaction().update(asked);
            }
            String comment = Inputs.optional(text);
            if (comment != null) {
                step.fulfilment().addNote().setText(comment).setTime(step.date());
            }
            if (agreed) {
                appointments.in(step);
                visit.in(step);
            }
            Move move = step.route().getLast();
            step.transaction().updateFirst(step.fulfilment());
            step.apply(move, step.fulfilment(), move.to().orElse(before));
        });
    }

    private static Task abort(Step step, String reason) {
        Task held = step.fulfilment();
        Task task = new Task();
        task.setStatus(Task.TaskStatus.REQUESTED);
        task.setIntent(Task.TaskIntent.ORDER);
        task.setCode(Terms.hl7Task("abort"));
        task.setFocus(new Reference("Task/" + held.getIdElement().getIdPart()));
        task.addBasedOn(new Reference(step.referral().requestReference()));
        task.addPartOf(new Reference("Task/" + held.getIdElement().getIdPart()));
        task.setFor(step.referral().request().getSubject().copy());
        task.setRequester(step.referral().coordination().getRequester().copy());
        task.setOwner(held.getOwner().copy());
        task.setAuthoredOn(step.date());
        task.setDescription(reason);
        // Where the referral stood, so that a refusal returns there.
        task.addInput()
                .setType(Terms.ours("task-input", "previous-stage"))
                .setValue(new CodeType(step.referral().stage().code()));
        return task;
    }
}
