package org.usra.referral.following;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.hl7.fhir.r4.model.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.usra.referral.caller.Caller;
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

    private final JdbcClient jdbc;
    private final ReferralCases cases;
    private final TakingSteps steps;
    private final Clock clock;

    ClockRunner(JdbcClient jdbc, ReferralCases cases, TakingSteps steps, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.steps = steps;
        this.clock = clock;
    }

    /** A clock that is due and what it was set for. */
    private record Due(String kind, String task) {}

    /** Each due clock once; its row is locked, so that several instances share the work. */
    @Transactional
    public void run() {
        List<Due> due = jdbc.sql("""
                        select kind, task from clock where state = 'running' and due <= ?
                        order by due limit ? for update skip locked""")
                .params(Timestamp.from(clock.instant()), AT_ONCE)
                .query((row, number) -> new Due(row.getString("kind"), row.getString("task")))
                .list();
        for (Due one : due) {
            try {
                fire(one);
                settle(one, "fired");
            } catch (RecordRefused | Refused e) {
                LOG.error("clock {} of Task/{} could not be carried out: {}", one.kind(), one.task(), e.getMessage());
                postpone(one);
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

    private void settle(Due due, String state) {
        jdbc.sql("update clock set state = ?, changed = ? where kind = ? and task = ?")
                .params(state, Timestamp.from(clock.instant()), due.kind(), due.task())
                .update();
    }

    /** Tried again in a minute, and a minute later for each time that it failed. */
    private void postpone(Due due) {
        jdbc.sql("""
                        update clock set attempts = attempts + 1, changed = ?,
                          due = ?::timestamptz + (attempts + 1) * interval '1 minute'
                        where kind = ? and task = ?""")
                .params(
                        Timestamp.from(clock.instant()), Timestamp.from(clock.instant()), due.kind(), due.task())
                .update();
    }
}
