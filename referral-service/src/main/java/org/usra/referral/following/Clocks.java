package org.usra.referral.following;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.hl7.fhir.r4.model.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.referral.record.CareRecord;
import org.usra.referral.rulebook.RuleValues;
import org.usra.referral.vocabulary.Terms;

/**
 * Sets and stops the clocks of a referral. Only the event feed does it, so a clock exists for every Task that was
 * committed, whoever wrote it and whatever crashed afterwards.
 */
@Component
class Clocks {

    private static final Set<Task.TaskStatus> UNANSWERED = Set.of(Task.TaskStatus.REQUESTED, Task.TaskStatus.RECEIVED);
    private static final Set<Task.TaskStatus> NOT_BEGUN = Set.of(Task.TaskStatus.REQUESTED, Task.TaskStatus.ONHOLD);

    private final JdbcClient jdbc;
    private final CareRecord record;
    private final RuleValues rules;
    private final Clock clock;

    Clocks(JdbcClient jdbc, CareRecord record, RuleValues rules, Clock clock) {
        this.jdbc = jdbc;
        this.record = record;
        this.rules = rules;
        this.clock = clock;
    }

    void set(String id) {
        Task task = record.read(null, Task.class, id);
        if (!Terms.isHl7Task(task.getCode(), "fulfill")) {
            return;
        }
        if (task.hasPartOf()) {
            boolean urgent = task.getPriority() != Task.TaskPriority.ROUTINE && task.hasPriority();
            Instant due = rules.answerDue(task.getAuthoredOn().toInstant(), urgent);
            keep("acceptance", id, due, UNANSWERED.contains(task.getStatus()));
        } else {
            Date end = task.getRestriction().getPeriod().getEnd();
            if (end != null) {
                keep("validity", id, end.toInstant(), NOT_BEGUN.contains(task.getStatus()));
            }
        }
    }

    private void keep(String kind, String task, Instant due, boolean running) {
        jdbc.sql("""
                        insert into clock (kind, task, due, state, changed) values (:kind, :task, :due, :state, :now)
                        on conflict (kind, task) do update
                        set due = excluded.due, state = excluded.state, changed = excluded.changed
                        where clock.state <> 'fired'""")
                .param("kind", kind)
                .param("task", task)
                .param("due", Timestamp.from(due))
                .param("state", running ? "running" : "stopped")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
