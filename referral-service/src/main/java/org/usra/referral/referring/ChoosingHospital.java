package org.usra.referral.referring;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.referral.booking.ReleasingAppointment;
import org.usra.referral.caller.Caller;
import org.usra.referral.caller.Callers;
import org.usra.referral.lifecycle.ReferralCase;
import org.usra.referral.lifecycle.Step;
import org.usra.referral.lifecycle.TakingSteps;
import org.usra.referral.record.CareRecord;
import org.usra.referral.server.OperationProvider;
import org.usra.referral.vocabulary.Inputs;
import org.usra.referral.vocabulary.Terms;
import org.usra.rules.referral.Action;
import org.usra.rules.referral.Move;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** The patient chooses a hospital from what was offered, or chooses again; who chose, how and when is kept. */
@Component
class ChoosingHospital implements OperationProvider {

    private static final Set<String> CHOOSERS = Set.of("patient", "guardian");
    private static final Set<String> CHANNELS = Set.of("room", "citizen-page", "sms", "callcentre");

    private final Callers callers;
    private final CareRecord record;
    private final TakingSteps steps;
    private final ReleasingAppointment appointments;

    ChoosingHospital(Callers callers, CareRecord record, TakingSteps steps, ReleasingAppointment appointments) {
        this.callers = callers;
        this.record = record;
        this.steps = steps;
        this.appointments = appointments;
    }

    @Operation(name = "$choose", typeName = "ServiceRequest")
    public Bundle choose(
            @IdParam IdType id,
            @OperationParam(name = "service", min = 1) Reference service,
            @OperationParam(name = "list") @Nullable Reference list,
            @OperationParam(name = "chooser") @Nullable CodeType chooser,
            @OperationParam(name = "channel") @Nullable CodeType channel,
            @OperationParam(name = "reason") @Nullable StringType reason) {
        Caller caller = callers.current();
        HealthcareService chosen = record.named(
                caller.token(), HealthcareService.class, Inputs.id("service", "HealthcareService", service), "service");
        Choice choice = new Choice(
                Inputs.oneOf("chooser", chooser == null ? new CodeType("patient") : chooser, CHOOSERS),
                Inputs.oneOf("channel", channel, CHANNELS),
                Inputs.optional(reason));
        return steps.onRequest(caller, id.getIdPart(), Action.CHOOSE, step -> {
            requireOffered(step, chosen, list);
            appointments.in(step);
            choose(step, chosen, choice);
        });
    }

    private void choose(Step step, HealthcareService chosen, Choice choice) {
        Move last = step.route().getLast();
        Task before = step.referral().fulfilment().orElse(null);
        for (Move move : step.route()) {
            if (move != last) {
                step.apply(move, before);
                if (before != null) {
                    step.transaction().update(before);
                }
            }
        }
        ReferralCase referral = step.referral();
        referral.coordination().setOwner(chosen.getProvidedBy().copy());
        referral.coordination().getInput().add(choice.asInput(step, chosen));
        referral.request().setPerformer(List.of(chosen.getProvidedBy().copy()));
        step.transaction().update(referral.request());
        Task fulfilment = fulfilment(step, chosen);
        step.transaction().create(fulfilment);
        step.apply(last, fulfilment);
    }

    private static Task fulfilment(Step step, HealthcareService chosen) {
        ReferralCase referral = step.referral();
        Task task = new Task();
        task.setIntent(Task.TaskIntent.ORDER);
        task.setPriority(referral.coordination().getPriority());
        task.setCode(Terms.hl7Task("fulfill"));
        task.setGroupIdentifier(referral.coordination().getGroupIdentifier().copy());
        task.setFocus(new Reference(referral.requestReference()));
        task.addBasedOn(new Reference(referral.requestReference()));
        task.addPartOf(new Reference(referral.coordinationReference()));
        task.setFor(referral.request().getSubject().copy());
        task.setRequester(referral.coordination().getRequester().copy());
        task.setOwner(chosen.getProvidedBy().copy());
        task.setAuthoredOn(step.date());
        task.getRestriction()
                .setPeriod(referral.coordination().getRestriction().getPeriod().copy());
        if (chosen.hasLocation()) {
            task.setLocation(chosen.getLocationFirstRep().copy());
        }
        task.addInput()
                .setType(Terms.ours("task-input", "chosen-service"))
                .setValue(new Reference(
                        "HealthcareService/" + chosen.getIdElement().getIdPart()));
        return task;
    }

    /** A choice is free only among what was shown: the offer that it was made from must hold it. */
    private void requireOffered(Step step, HealthcareService chosen, @Nullable Reference list) {
        String offer = list != null ? list.getReference() : lastOffer(step.referral());
        String id = chosen.getIdElement().getIdPart();
        boolean offered = offer != null
                && record
                        .named(
                                step.caller().token(),
                                ListResource.class,
                                new Reference(offer).getReferenceElement().getIdPart(),
                                "list")
                        .getEntry()
                        .stream()
                        .anyMatch(entry ->
                                id.equals(entry.getItem().getReferenceElement().getIdPart()));
        if (!offered) {
            throw new Refused(
                    RefusalKind.RULE,
                    new Refusal(
                            "not-offered",
                            "هذه الخدمة ليست في القائمة التي عرضت على المريض. اطلب القائمة من جديد.",
                            "This service is not in the list that was shown to the patient. Ask for the list again.",
                            "Parameters.parameter.where(name='service')"));
        }
    }

    private static @Nullable String lastOffer(ReferralCase referral) {
        return referral.coordination().getInput().stream()
                .filter(input -> Terms.is(input.getType(), "task-input", "candidate-list"))
                .map(input -> ((Reference) input.getValue()).getReference())
                .reduce((first, second) -> second)
                .orElse(null);
    }
}
