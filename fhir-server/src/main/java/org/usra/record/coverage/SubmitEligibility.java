package org.usra.record.coverage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.admission.Authorizations;
import org.usra.record.commit.Ties;
import org.usra.record.coverage.DecidingEligibility.Decided;
import org.usra.record.document.ResourceDocument;
import org.usra.record.interaction.OwnTransactions;
import org.usra.record.repeat.OnceOnly;
import org.usra.record.rulebook.RuleBook;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.rules.admission.AdmissionRefusals;
import org.usra.rules.operation.Input;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** {@code POST CoverageEligibilityRequest/$submit}, door 1: question, decision and number in one transaction. */
@Component
class SubmitEligibility implements Operation {

    private final AccessPolicy access;
    private final DecidingEligibility deciding;
    private final Authorizations authorizations;
    private final Ties ties;
    private final OwnTransactions transactions;
    private final OnceOnly once;
    private final Door door;

    /** What the operation needs to know of people and time. */
    @Component
    record Door(Covers covers, RuleBook rules, Clock clock) {}

    SubmitEligibility(
            AccessPolicy access,
            DecidingEligibility deciding,
            Authorizations authorizations,
            Ties ties,
            OwnTransactions transactions,
            OnceOnly once,
            Door door) {
        this.access = access;
        this.deciding = deciding;
        this.authorizations = authorizations;
        this.ties = ties;
        this.transactions = transactions;
        this.once = once;
        this.door = door;
    }

    @Override
    public String name() {
        return "submit";
    }

    @Override
    public Level level() {
        return Level.TYPE;
    }

    @Override
    public String type() {
        return "CoverageEligibilityRequest";
    }

    @Override
    public Verb verb() {
        return Verb.POST;
    }

    @Override
    public List<Input> inputs() {
        return List.of(Input.of("resource", "CoverageEligibilityRequest").required());
    }

    @Override
    public String output() {
        return "CoverageEligibilityResponse";
    }

    @Override
    public OperationResult invoke(OperationRequest request) {
        access.requirePermitted(request.caller(), type(), Interaction.OPERATION);
        EligibilityQuestion question = EligibilityQuestion.of(request.body());
        return once.run(request, () -> answer(request.caller(), question));
    }

    private OperationResult answer(Caller caller, EligibilityQuestion question) {
        Instant now = door.clock().instant();
        if (!door.covers().isRegistered(question.patient())) {
            throw new Refused(
                    RefusalKind.UNRESOLVED,
                    new Refusal(
                            "reference-not-found",
                            "المرجع غير موجود. راجع رقم المريض في الطلب.",
                            "The reference was not found. Check the patient in the request.",
                            "CoverageEligibilityRequest.patient"));
        }
        String provider = provider(caller, question);
        Decided decided = deciding.decide(question, provider, now);
        EligibilityAnswer.complete(question.request(), provider, now);
        OwnTransactions.Draft draft = new OwnTransactions.Draft();
        String url = draft.create(question.request());
        Instant validTo = validTo(decided, now);
        String hospital = decided.hospital();
        String number = decided.decision().eligible() && hospital != null
                ? authorizations.issue(
                        new Authorizations.Grant(
                                question.patient(),
                                hospital,
                                question.service(),
                                decided.decision().code(),
                                decided.referral() == null
                                        ? null
                                        : decided.referral().id(),
                                url,
                                validTo),
                        now)
                : null;
        draft.create(EligibilityAnswer.of(question.request(), url, decided, number, now));
        List<ObjectNode> written = transactions.write(trusted(caller), draft);
        ObjectNode response = written.getLast();
        if (number != null && hospital != null) {
            // The hospital may register whom it may admit: it needs to see the patient, until the number ends.
            String source = "CoverageEligibilityResponse/" + response.path("id").asText();
            ties.relate(source, question.patient(), hospital, "appointment", now, validTo);
        }
        return OperationResult.ok(ResourceDocument.of(response));
    }

    /** A facility asks for itself; the payer and the scheme's own services ask for any. */
    private static @Nullable String provider(Caller caller, EligibilityQuestion question) {
        boolean any = caller.imports()
                || caller.roles().contains("insurer")
                || caller.roles().contains("system");
        if (question.provider() == null && caller.organizations().size() == 1) {
            return caller.organizations().iterator().next();
        }
        if (!any && (question.provider() == null || !caller.organizations().contains(question.provider()))) {
            throw new Refused(
                    RefusalKind.RULE, AdmissionRefusals.PROVIDER_MISMATCH.at("CoverageEligibilityRequest.provider"));
        }
        return question.provider();
    }

    private Instant validTo(Decided decided, Instant now) {
        Instant latest = now.plus(door.rules().duration("authorization.validity.days", now));
        return decided.referral() != null && decided.referral().validTo().isBefore(latest)
                ? decided.referral().validTo()
                : latest;
    }

    /** The answer is written by the scheme, though the person asked: nobody creates one by hand. */
    private static Caller trusted(Caller caller) {
        return caller.writingWorkflow(caller.roles());
    }
}
