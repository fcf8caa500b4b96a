package org.usra.referral.booking;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import java.util.Date;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.referral.caller.Caller;
import org.usra.referral.caller.Callers;
import org.usra.referral.lifecycle.ReferralCase;
import org.usra.referral.lifecycle.ReferralCases;
import org.usra.referral.lifecycle.Step;
import org.usra.referral.lifecycle.TakingSteps;
import org.usra.referral.record.CareRecord;
import org.usra.referral.record.Transaction;
import org.usra.referral.server.OperationProvider;
import org.usra.referral.vocabulary.Inputs;
import org.usra.referral.vocabulary.Terms;
import org.usra.rules.referral.Action;
import org.usra.rules.referral.Actor;
import org.usra.rules.referral.Lifecycle;

/** Holds a slot for some minutes, and books it (IHE ITI-116, ITI-117). */
@Component
class BookingAppointment implements OperationProvider {

    private final Callers callers;
    private final CareRecord record;
    private final ReferralCases cases;
    private final TakingSteps steps;
    private final TakingSlots slots;
    private final FhirContext fhir;

    BookingAppointment(
            Callers callers,
            CareRecord record,
            ReferralCases cases,
            TakingSteps steps,
            TakingSlots slots,
            FhirContext fhir) {
        this.callers = callers;
        this.record = record;
        this.cases = cases;
        this.steps = steps;
        this.slots = slots;
        this.fhir = fhir;
    }

    @Operation(name = "$hold", typeName = "Appointment")
    public Bundle hold(
            @OperationParam(name = "task", min = 1) @Nullable Reference task,
            @OperationParam(name = "slot", min = 1) @Nullable Reference slot) {
        Caller caller = callers.current();
        String taskId = Inputs.id("task", "Task", task);
        String slotId = Inputs.id("slot", "Slot", slot);
        return slots.orOffer(
                caller.token(),
                () -> fulfilment(caller, taskId),
                () -> steps.retried(() -> {
                    ReferralCase referral = cases.ofTask(caller.token(), cases.named(caller.token(), taskId));
                    Task fulfilment = held(caller, referral);
                    requireBookable(caller, referral);
                    Slot place = slots.named(caller.token(), slotId);
                    Date until = slots.hold(caller.token(), place, fulfilment);
                    Transaction transaction = new Transaction();
                    transaction.create(Appointments.held(
                            Appointments.of(referral, fulfilment, place, AppointmentStatus.PENDING), until));
                    transaction.update(place);
                    return transaction.commit(record, caller.token(), fhir);
                }));
    }

    @Operation(name = "$book", typeName = "Appointment")
    public Bundle book(
            @OperationParam(name = "appointment") @Nullable Reference appointment,
            @OperationParam(name = "task") @Nullable Reference task,
            @OperationParam(name = "slot") @Nullable Reference slot) {
        Caller caller = callers.current();
        if (appointment == null) {
            String request = request(caller, Inputs.id("task", "Task", task));
            String slotId = Inputs.id("slot", "Slot", slot);
            return book(caller, request, step -> {
                Slot place = slots.named(caller.token(), slotId);
                slots.take(caller.token(), place, step.fulfilment(), null);
                Appointment booked =
                        Appointments.of(step.referral(), step.fulfilment(), place, AppointmentStatus.BOOKED);
                conclude(step, step.transaction().create(booked), place);
            });
        }
        String id = Inputs.id("appointment", "Appointment", appointment);
        Appointment held = record.named(caller.token(), Appointment.class, id, "appointment");
        String request = held.getBasedOnFirstRep().getReferenceElement().getIdPart();
        return book(caller, request, step -> {
            Appointment pending = record.read(caller.token(), Appointment.class, id);
            Slot place = slots.read(
                    caller.token(),
                    pending.getSlotFirstRep().getReferenceElement().getIdPart());
            slots.take(caller.token(), place, step.fulfilment(), pending);
            pending.setStatus(AppointmentStatus.BOOKED);
            pending.getExtension().clear();
            step.transaction().update(pending);
            conclude(step, "Appointment/" + id, place);
        });
    }

    private Bundle book(Caller caller, String request, org.usra.referral.lifecycle.Preparation preparation) {
        return slots.orOffer(
                caller.token(),
                () -> held(caller, cases.ofRequest(caller.token(), request)),
                () -> steps.onRequest(caller, request, Action.BOOK, preparation));
    }

    private static void conclude(Step step, String appointment, Slot place) {
        step.fulfilment()
                .addOutput()
                .setType(Terms.ours("task-output", "appointment"))
                .setValue(new Reference(appointment));
        step.transaction().update(place);
    }

    private String request(Caller caller, String task) {
        return ReferralCases.requestOf(cases.named(caller.token(), task))
                .orElseThrow(() -> ReferralCases.notFound("Task/" + task));
    }

    private Task fulfilment(Caller caller, String task) {
        return held(caller, cases.ofTask(caller.token(), cases.task(caller.token(), task)));
    }

    private static Task held(Caller caller, ReferralCase referral) {
        Task fulfilment =
                referral.fulfilment().orElseThrow(() -> ReferralCases.notFound(referral.coordinationReference()));
        if (caller.actor() == Actor.HOSPITAL
                && !caller.requireOrganization().equals(fulfilment.getOwner().getReference())) {
            throw ReferralCases.notFound("Task/" + fulfilment.getIdElement().getIdPart());
        }
        return fulfilment;
    }

    /** A slot is held only by who could book it next, or move the appointment to it. */
    private static void requireBookable(Caller caller, ReferralCase referral) {
        if (Lifecycle.OF_THE_SCHEME
                .route(Action.RESCHEDULE, referral.stage(), caller.actor())
                .isEmpty()) {
            Lifecycle.OF_THE_SCHEME.require(Action.BOOK, referral.stage(), caller.actor());
        }
    }
}
