package org.usra.referral.referring;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;
import org.usra.referral.caller.Caller;
import org.usra.referral.caller.Callers;
import org.usra.referral.lifecycle.ReferralCase;
import org.usra.referral.lifecycle.ReferralCases;
import org.usra.referral.server.OperationProvider;
import org.usra.referral.vocabulary.Terms;
import org.usra.rules.referral.Action;
import org.usra.rules.referral.Actor;
import org.usra.rules.referral.Lifecycle;

/** Says what this caller may do with a Task now, so that no screen and no hospital system guesses the lifecycle. */
@Component
class AvailableActions implements OperationProvider {

    private static final Map<Action, List<String>> NEEDS = Map.ofEntries(
            Map.entry(Action.CHOOSE, List.of("service", "list", "chooser", "channel")),
            Map.entry(Action.DECLINE, List.of("reason", "text")),
            Map.entry(Action.REQUEST_INFORMATION, List.of("text")),
            Map.entry(Action.ANSWER, List.of("text")),
            Map.entry(Action.RETURN_WITH_ADVICE, List.of("text")),
            Map.entry(Action.REDIRECT, List.of("service", "text")),
            Map.entry(Action.BOOK, List.of("slot")),
            Map.entry(Action.RESCHEDULE, List.of("slot")),
            Map.entry(Action.ARRIVE, List.of("task", "class")),
            Map.entry(Action.ADMIT, List.of("task", "class")),
            Map.entry(Action.NOTE, List.of("text")),
            Map.entry(Action.DISCHARGE, List.of("disposition", "summary", "answer")),
            Map.entry(Action.HAND_BACK, List.of("reason", "text")),
            Map.entry(Action.REVOKE, List.of("reason")),
            Map.entry(Action.ACCEPT_CANCEL, List.of("accept")),
            Map.entry(Action.REFUSE_CANCEL, List.of("accept")));

    private final Callers callers;
    private final ReferralCases cases;

    AvailableActions(Callers callers, ReferralCases cases) {
        this.callers = callers;
        this.cases = cases;
    }

    @Operation(name = "$available-actions", typeName = "Task", idempotent = true)
    public Parameters available(@IdParam IdType id) {
        Caller caller = callers.current();
        Task task = cases.task(caller.token(), id.getIdPart());
        Parameters answer = new Parameters();
        if (Terms.is(task.getCode(), "task-code", "follow-up") || Terms.is(task.getCode(), "task-code", "recall")) {
            if (task.getStatus() == Task.TaskStatus.REQUESTED
                    && task.getOwner().getReference().equals(caller.organization())) {
                add(answer, "complete", "Task/[id]/$complete", "تمت المتابعة", "Follow-up done", List.of("comment"));
            }
            return answer;
        }
        ReferralCase referral = cases.ofTask(caller.token(), task);
        for (Action action : open(caller, task, referral)) {
            List<String> needs = NEEDS.getOrDefault(action, List.of());
            add(answer, action.code(), action.operation(), action.arabic(), action.english(), needs);
        }
        return answer;
    }

    private static Set<Action> open(Caller caller, Task task, ReferralCase referral) {
        Actor actor = caller.actor();
        String id = task.getIdElement().getIdPart();
        boolean current = id.equals(referral.coordination().getIdElement().getIdPart())
                || referral.fulfilment()
                        .map(held -> held.getIdElement().getIdPart().equals(id))
                        .orElse(false)
                || referral.question()
                        .map(asked -> asked.getIdElement().getIdPart().equals(id))
                        .orElse(false);
        boolean own = actor != Actor.HOSPITAL
                || caller.requireOrganization()
                        .equals(referral.coordination().getOwner().getReference());
        return current && own ? Lifecycle.OF_THE_SCHEME.available(referral.stage(), actor) : Set.of();
    }

    private static void add(
            Parameters answer, String code, String operation, String arabic, String english, List<String> needs) {
        Parameters.ParametersParameterComponent action = answer.addParameter().setName("action");
        action.addPart().setName("code").setValue(new CodeType(code));
        action.addPart().setName("operation").setValue(new StringType(operation));
        action.addPart().setName("label-ar").setValue(new StringType(arabic));
        action.addPart().setName("label-en").setValue(new StringType(english));
        needs.forEach(need -> action.addPart().setName("needs").setValue(new CodeType(need)));
    }
}
