package org.usra.referral.lifecycle;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.usra.referral.caller.Caller;
import org.usra.referral.record.Transaction;
import org.usra.referral.vocabulary.Terms;
import org.usra.rules.referral.Move;
import org.usra.rules.referral.Stage;

/** One step of one referral under way: what was read, which moves it takes, and what it will write. */
public final class Step {

    private final Caller caller;
    private final ReferralCase referral;
    private final List<Move> route;
    private final Instant now;
    private final Transaction transaction = new Transaction();
    private @Nullable CodeableConcept reason;
    private boolean moved;

    Step(Caller caller, ReferralCase referral, List<Move> route, Instant now) {
        this.caller = caller;
        this.referral = referral;
        this.route = route;
        this.now = now;
    }

    public Caller caller() {
        return caller;
    }

    public ReferralCase referral() {
        return referral;
    }

    public List<Move> route() {
        return route;
    }

    public Instant now() {
        return now;
    }

    public Date date() {
        return Date.from(now);
    }

    public Transaction transaction() {
        return transaction;
    }

    /** The hospital's Task, which this step needs. */
    public Task fulfilment() {
        return referral.fulfilment().orElseThrow(() -> ReferralCases.notFound("Task"));
    }

    /** The reason that the actor gave; the text goes with every code. */
    public void because(String code, @Nullable String text) {
        CodeableConcept concept = Terms.ours("status-reason", code);
        this.reason = text == null ? concept : concept.setText(text);
    }

    /** The hospital has no more part in this referral: the patient is free to choose again. */
    public void releaseHospital() {
        referral.coordination().setOwner(null);
        referral.request().setPerformer(null);
        transaction.update(referral.request());
    }

    /** Applies one move to these resources; a Task that does not exist yet is given by the caller. */
    public void apply(Move move, @Nullable Task fulfilment) {
        apply(move, fulfilment, move.to().orElse(referral.stage()));
    }

    /** Applies one move that leads to a stage which the table leaves open. */
    public void apply(Move move, @Nullable Task fulfilment, Stage to) {
        moved = true;
        if (fulfilment != null) {
            move.fulfilment().ifPresent(status -> set(fulfilment, status, to, reason(move)));
        }
        Task coordination = referral.coordination();
        move.coordination().ifPresent(status -> set(coordination, status, to, null));
        move.request()
                .map(ServiceRequest.ServiceRequestStatus::fromCode)
                .filter(status -> status != referral.request().getStatus())
                .ifPresent(status -> {
                    referral.request().setStatus(status);
                    transaction.update(referral.request());
                });
        transaction.update(coordination);
    }

    void applyAll() {
        if (!moved) {
            Task fulfilment = referral.fulfilment().orElse(null);
            route.forEach(move -> apply(move, fulfilment));
            if (fulfilment != null
                    && route.stream().anyMatch(move -> move.fulfilment().isPresent())) {
                transaction.updateFirst(fulfilment);
            }
        }
    }

    private @Nullable CodeableConcept reason(Move move) {
        if (reason != null) {
            return reason;
        }
        return move.reason().map(code -> Terms.ours("status-reason", code)).orElse(null);
    }

    private void set(Task task, String status, Stage stage, @Nullable CodeableConcept why) {
        task.setStatus(Task.TaskStatus.fromCode(status));
        task.setBusinessStatus(Terms.businessStatus(stage));
        task.setStatusReason(why);
        task.setLastModified(date());
    }
}
