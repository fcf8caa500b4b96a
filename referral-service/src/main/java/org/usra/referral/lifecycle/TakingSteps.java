package org.usra.referral.lifecycle;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;
import org.usra.referral.caller.Caller;
import org.usra.referral.record.CareRecord;
import org.usra.referral.record.RecordRefused;
import org.usra.rules.referral.Action;
import org.usra.rules.referral.Actor;
import org.usra.rules.referral.Lifecycle;
import org.usra.rules.referral.Move;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * Takes a referral one step on: read, ask the table of moves, write one transaction in which the coordination Task must
 * still have the version that was read. Who loses a race reads again, three times at most.
 */
@Component
public class TakingSteps {

    private static final int ATTEMPTS = 3;

    private final ReferralCases cases;
    private final CareRecord record;
    private final FhirContext fhir;
    private final Clock clock;

    TakingSteps(ReferralCases cases, CareRecord record, FhirContext fhir, Clock clock) {
        this.cases = cases;
        this.record = record;
        this.fhir = fhir;
        this.clock = clock;
    }

    /** A step by way of a Task whose version the caller has seen. */
    public Bundle onTask(Caller caller, TaskVersion seen, Action action, Preparation preparation) {
        return retried(() -> {
            Task task = cases.task(caller.token(), seen.id());
            requireOwn(caller, task);
            seen.requireCurrent(task);
            ReferralCase referral = cases.ofTask(caller.token(), task);
            requireCurrentTask(task, referral);
            return take(caller, referral, action, caller.actor(), preparation);
        });
    }

    /** A step by way of the ServiceRequest. */
    public Bundle onRequest(Caller caller, String id, Action action, Preparation preparation) {
        return onRequest(caller, id, action, caller.actor(), preparation);
    }

    /** A step that the caller reports for another actor: an event of a hospital's own system. */
    public Bundle onRequest(Caller caller, String id, Action action, Actor actor, Preparation preparation) {
        return retried(() -> take(caller, cases.ofRequest(caller.token(), id), action, actor, preparation));
    }

    /** Runs a step again when it lost a race; the third loss is told to the caller as a conflict. */
    public Bundle retried(Supplier<Bundle> step) {
        for (int attempt = 1; ; attempt++) {
            try {
                return step.get();
            } catch (RecordRefused e) {
                if (!e.isLostRace()) {
                    throw e;
                }
                if (attempt == ATTEMPTS) {
                    throw new Refused(
                            RefusalKind.CONFLICT,
                            new Refusal(
                                    "busy-referral",
                                    "يعمل آخرون على هذه الإحالة الآن. افتحها من جديد ثم أعد المحاولة.",
                                    "Others are working on this referral now. Open it again, then retry."));
                }
            }
        }
    }

    private Bundle take(Caller caller, ReferralCase referral, Action action, Actor actor, Preparation preparation) {
        if (actor == Actor.HOSPITAL && caller.organization() != null) {
            Task held =
                    referral.fulfilment().orElseThrow(() -> ReferralCases.notFound(referral.coordinationReference()));
            requireOwn(caller, held);
        }
        List<Move> route = Lifecycle.OF_THE_SCHEME.require(action, referral.stage(), actor);
        Step step = new Step(caller, referral, route, clock.instant());
        preparation.prepare(step);
        step.applyAll();
        return step.transaction().commit(record, caller.token(), fhir);
    }

    /** A hospital sees other hospitals' Tasks as if they did not exist. */
    private static void requireOwn(Caller caller, Task task) {
        if (caller.actor() == Actor.HOSPITAL
                && !caller.requireOrganization().equals(task.getOwner().getReference())) {
            throw ReferralCases.notFound("Task/" + task.getIdElement().getIdPart());
        }
    }

    private static void requireCurrentTask(Task task, ReferralCase referral) {
        String id = task.getIdElement().getIdPart();
        boolean current = id.equals(referral.coordination().getIdElement().getIdPart())
                || referral.fulfilment()
                        .map(held -> id.equals(held.getIdElement().getIdPart()))
                        .orElse(false)
                || referral.others().stream()
                        .anyMatch(other -> id.equals(other.getIdElement().getIdPart())
                                && other.getStatus() == Task.TaskStatus.REQUESTED);
        if (!current) {
            throw new Refused(
                    RefusalKind.RULE,
                    new Refusal(
                            "move-not-allowed",
                            "انتهت هذه المهمة: لم تعد الإحالة لدى هذه الجهة.",
                            "This Task has ended: the referral is no longer here."));
        }
    }
}
