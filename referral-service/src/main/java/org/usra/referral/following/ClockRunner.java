package org.usra.referral.following;

import java.util.Optional;
import org.hl7.fhir.r4.model.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usra.referral.caller.Caller;
import org.usra.referral.following.DueClocks.Due;
import org.usra.referral.lifecycle.ReferralCase;
import org.usra.referral.lifecycle.ReferralCases;
import org.usra.referral.lifecycle.Step;
import org.usra.referral.lifecycle.TakingSteps;
import org.usra.referral.record.RecordRefused;
import org.usra.rules.referral.Action;
import org.usra.rules.referral.Actor;
import org.usra.rules.referral.Lifecycle;
import org.usra.rules.refusal.Refused;

/** Does what a deadline brings: an unanswered referral goes back to the patient's choice, an unused one ends. */
@Component
public class ClockRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ClockRunner.class);
    private static final int AT_ONCE = 50;

    private final DueClocks clocks;
    private final ReferralCases cases;
    private final TakingSteps steps;

    ClockRunner(DueClocks clocks, ReferralCases cases, TakingSteps steps) {
        this.clocks = clocks;
        this.cases = cases;
        this.steps = steps;
    }

    /** Each due clock once, whichever of several instances gets it. */
    public void run() {
        for (int done = 0; done < AT_ONCE; done++) {
            Optional<Due> next = clocks.next();
            if (next.isEmpty()) {
                return;
            }
            Due due = next.get();
            try {
                fire(due);
                clocks.fired(due);
            } catch (RecordRefused | Refused e) {
                LOG.error("clock {} of Task/{} could not be carried out: {}", due.kind(), due.task(), e.getMessage());
                clocks.postpone(due);
            }
        }
    }

    private void fire(Due due) {
        Task task = cases.task(null, due.task());
        ReferralCase referral = cases.ofTask(null, task);
        boolean acceptance = due.kind().equals("acceptance");
        Action action = acceptance ? Action.LAPSE : Action.EXPIRE;
        boolean still = !acceptance
                || referral.fulfilment()
                        .map(held -> held.getIdElement().getIdPart().equals(due.task()))
                        .orElse(false);
        // Somebody acted in the meantime: then the deadline has nothing left to do.
        if (still
                && !Lifecycle.OF_THE_SCHEME
                        .route(action, referral.stage(), Actor.SYSTEM)
                        .isEmpty()) {
            String request = referral.request().getIdElement().getIdPart();
            steps.onRequest(Caller.SYSTEM, request, action, acceptance ? Step::releaseHospital : step -> {});
        }
    }
}
