package org.usra.referral.triage;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.referral.admission.EndingVisit;
import org.usra.referral.booking.ReleasingAppointment;
import org.usra.referral.caller.Callers;
import org.usra.referral.lifecycle.Preparation;
import org.usra.referral.lifecycle.TakingSteps;
import org.usra.referral.lifecycle.TaskVersion;
import org.usra.referral.record.CareRecord;
import org.usra.referral.server.OperationProvider;
import org.usra.referral.vocabulary.Inputs;
import org.usra.referral.vocabulary.Terms;
import org.usra.rules.referral.Action;

/** The hospital answers a referral: receives, accepts, declines, advises, proposes another service, or hands it back. */
@Component
class TriagingReferral implements OperationProvider {

    private static final Set<String> REASONS = Set.of(
            "no-capacity",
            "service-not-offered",
            "insufficient-information",
            "level-of-care-not-needed",
            "wrong-specialty",
            "duplicate",
            "redirect",
            "patient-declined-care",
            "coverage-lost",
            "deceased",
            "entered-in-error",
            "other");

    private final Callers callers;
    private final TakingSteps steps;
    private final CareRecord record;
    private final ReleasingAppointment appointments;
    private final EndingVisit visit;

    TriagingReferral(
            Callers callers,
            TakingSteps steps,
            CareRecord record,
            ReleasingAppointment appointments,
            EndingVisit visit) {
        this.callers = callers;
        this.steps = steps;
        this.record = record;
        this.appointments = appointments;
        this.visit = visit;
    }

    @Operation(name = "$receive", typeName = "Task")
    public Bundle receive(@IdParam IdType id, RequestDetails http) {
        return take(id, http, Action.RECEIVE, Preparation.NOTHING);
    }

    @Operation(name = "$accept", typeName = "Task")
    public Bundle accept(@IdParam IdType id, RequestDetails http) {
        return take(id, http, Action.ACCEPT, Preparation.NOTHING);
    }

    @Operation(name = "$decline", typeName = "Task")
    public Bundle decline(
            @IdParam IdType id,
            @OperationParam(name = "reason", min = 1) @Nullable CodeType reason,
            @OperationParam(name = "text") @Nullable StringType text,
            RequestDetails http) {
        return take(id, http, Action.DECLINE, giveUp(reason, text));
    }

    @Operation(name = "$hand-back", typeName = "Task")
    public Bundle handBack(
            @IdParam IdType id,
            @OperationParam(name = "reason", min = 1) @Nullable CodeType reason,
            @OperationParam(name = "text") @Nullable StringType text,
            RequestDetails http) {
        Preparation handingBack = giveUp(reason, text);
        return take(id, http, Action.HAND_BACK, step -> {
            handingBack.prepare(step);
            appointments.in(step);
            visit.in(step);
        });
    }

    @Operation(name = "$return-with-advice", typeName = "Task")
    public Bundle advise(
            @IdParam IdType id,
            @OperationParam(name = "text", min = 1) @Nullable StringType text,
            RequestDetails http) {
        String advice = Inputs.text("text", text);
        return take(id, http, Action.RETURN_WITH_ADVICE, step -> {
            step.fulfilment()
                    .addOutput()
                    .setType(Terms.ours("task-output", "advice"))
                    .setValue(new StringType(advice));
            step.releaseHospital();
        });
    }

    @Operation(name = "$redirect", typeName = "Task")
    public Bundle redirect(
            @IdParam IdType id,
            @OperationParam(name = "service", min = 1) @Nullable Reference service,
            @OperationParam(name = "text") @Nullable StringType text,
            RequestDetails http) {
        String other = Inputs.id("service", "HealthcareService", service);
        record.named(callers.current().token(), HealthcareService.class, other, "service");
        String proposed = "HealthcareService/" + other;
        return take(id, http, Action.REDIRECT, step -> {
            step.because("redirect", Inputs.optional(text));
            step.fulfilment()
                    .addOutput()
                    .setType(Terms.ours("task-output", "advice"))
                    .setValue(new Reference(proposed));
            step.releaseHospital();
        });
    }

    private static Preparation giveUp(@Nullable CodeType reason, @Nullable StringType text) {
        String code = Inputs.oneOf("reason", reason, REASONS);
        // A reason outside the list is only a reason when it is written down.
        String words = code.equals("other") ? Inputs.text("text", text) : Inputs.optional(text);
        return step -> {
            step.because(code, words);
            step.releaseHospital();
        };
    }

    private Bundle take(IdType id, RequestDetails http, Action action, Preparation preparation) {
        TaskVersion seen = TaskVersion.of(id.getIdPart(), http.getHeader("If-Match"));
        return steps.onTask(callers.current(), seen, action, preparation);
    }
}
