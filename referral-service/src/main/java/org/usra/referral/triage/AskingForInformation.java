package org.usra.referral.triage;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.referral.caller.Callers;
import org.usra.referral.lifecycle.Step;
import org.usra.referral.lifecycle.TakingSteps;
import org.usra.referral.lifecycle.TaskVersion;
import org.usra.referral.server.OperationProvider;
import org.usra.referral.vocabulary.Inputs;
import org.usra.referral.vocabulary.Terms;
import org.usra.rules.referral.Action;

/** The hospital asks the unit what it misses, and the unit answers; meanwhile the referral rests. */
@Component
class AskingForInformation implements OperationProvider {

    private final Callers callers;
    private final TakingSteps steps;

    AskingForInformation(Callers callers, TakingSteps steps) {
        this.callers = callers;
        this.steps = steps;
    }

    @Operation(name = "$request-information", typeName = "Task")
    public Bundle ask(
            @IdParam IdType id,
            @OperationParam(name = "text", min = 1) @Nullable StringType text,
            RequestDetails http) {
        String question = Inputs.text("text", text);
        TaskVersion seen = TaskVersion.of(id.getIdPart(), http.getHeader("If-Match"));
        return steps.onTask(callers.current(), seen, Action.REQUEST_INFORMATION, step -> {
            step.because("insufficient-information", question);
            step.transaction().create(question(step, question));
        });
    }

    @Operation(name = "$answer", typeName = "Task")
    public Bundle answer(
            @IdParam IdType id,
            @OperationParam(name = "text", min = 1) @Nullable StringType text,
            RequestDetails http) {
        String answer = Inputs.text("text", text);
        TaskVersion seen = TaskVersion.of(id.getIdPart(), http.getHeader("If-Match"));
        return steps.onTask(callers.current(), seen, Action.ANSWER, step -> {
            step.fulfilment()
                    .addInput()
                    .setType(Terms.ours("task-input", "answer"))
                    .setValue(new StringType(answer));
            step.referral().question().ifPresent(asked -> {
                asked.setStatus(Task.TaskStatus.COMPLETED);
                asked.setLastModified(step.date());
                step.transaction().update(asked);
            });
        });
    }

    private static Task question(Step step, String words) {
        Task held = step.fulfilment();
        Task task = new Task();
        task.setStatus(Task.TaskStatus.REQUESTED);
        task.setIntent(Task.TaskIntent.ORDER);
        task.setCode(Terms.ours("task-code", "request-information"));
        task.setGroupIdentifier(held.getGroupIdentifier().copy());
        task.addBasedOn(new Reference(step.referral().requestReference()));
        task.addPartOf(new Reference("Task/" + held.getIdElement().getIdPart()));
        task.setFor(held.getFor().copy());
        task.setRequester(held.getOwner().copy());
        task.setOwner(step.referral().coordination().getRequester().copy());
        task.setAuthoredOn(step.date());
        task.setLastModified(step.date());
        task.setDescription(words);
        task.addInput().setType(Terms.ours("task-input", "question")).setValue(new StringType(words));
        return task;
    }
}
