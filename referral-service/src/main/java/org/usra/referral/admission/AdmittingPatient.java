package org.usra.referral.admission;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.referral.booking.Appointments;
import org.usra.referral.caller.Caller;
import org.usra.referral.caller.Callers;
import org.usra.referral.lifecycle.ReferralCases;
import org.usra.referral.lifecycle.Step;
import org.usra.referral.lifecycle.TakingSteps;
import org.usra.referral.server.OperationProvider;
import org.usra.referral.vocabulary.Inputs;
import org.usra.referral.vocabulary.Terms;
import org.usra.rules.referral.Action;
import org.usra.rules.referral.Actor;

/** A referred patient arrives: question, authorization number, Encounter and Task are one transaction of the record. */
@Component
class AdmittingPatient implements OperationProvider {

    private static final Set<String> CLASSES = Set.of("AMB", "IMP");

    private final Callers callers;
    private final ReferralCases cases;
    private final TakingSteps steps;
    private final Appointments appointments;

    AdmittingPatient(Callers callers, ReferralCases cases, TakingSteps steps, Appointments appointments) {
        this.callers = callers;
        this.cases = cases;
        this.steps = steps;
        this.appointments = appointments;
    }

    @Operation(name = "$admit", typeName = "Encounter")
    public Bundle admit(
            @OperationParam(name = "task", min = 1) @Nullable Reference task,
            @OperationParam(name = "class", min = 1) @Nullable CodeType encounterClass) {
        Caller caller = callers.current();
        caller.requireActor(Actor.HOSPITAL);
        String code = Inputs.oneOf("class", encounterClass, CLASSES);
        String taskId = Inputs.id("task", "Task", task);
        Task named = cases.named(caller.token(), taskId);
        String request = ReferralCases.requestOf(named).orElseThrow(() -> ReferralCases.notFound("Task/" + taskId));
        Action action = code.equals("IMP") ? Action.ADMIT : Action.ARRIVE;
        return steps.onRequest(caller, request, action, step -> admit(step, code));
    }

    private void admit(Step step, String code) {
        // The record writes the number where this name stands, or refuses the whole: no number outlives a refusal.
        String number = step.transaction()
                .ask(EligibilityQuestion.DOOR, EligibilityQuestion.of(step.caller(), step.referral(), step.date()));
        Encounter encounter =
                Admissions.begin(step.caller(), step.referral().request().getSubject(), code, step.date());
        encounter.addBasedOn(new Reference(step.referral().requestReference()));
        encounter.addExtension(Terms.extension("authorization-number", new StringType(number)));
        appointments.booked(step.caller().token(), step.referral()).ifPresent(booked -> {
            booked.setStatus(Appointment.AppointmentStatus.ARRIVED);
            step.transaction().update(booked);
            encounter.addAppointment(
                    new Reference("Appointment/" + booked.getIdElement().getIdPart()));
        });
        String reference = step.transaction().create(encounter);
        step.fulfilment()
                .addOutput()
                .setType(Terms.ours("task-output", "encounter"))
                .setValue(new Reference(reference));
    }
}
