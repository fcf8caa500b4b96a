package org.usra.referral.booking;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.referral.caller.Caller;
import org.usra.referral.caller.Callers;
import org.usra.referral.lifecycle.Step;
import org.usra.referral.lifecycle.TakingSteps;
import org.usra.referral.record.CareRecord;
import org.usra.referral.server.OperationProvider;
import org.usra.referral.vocabulary.Inputs;
import org.usra.referral.vocabulary.Terms;
import org.usra.rules.referral.Action;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** Moves an appointment to another slot, cancels it, or notes that the patient did not come. */
@Component
class ChangingAppointment implements OperationProvider {

    private final Callers callers;
    private final CareRecord record;
    private final TakingSteps steps;
    private final TakingSlots slots;
    private final Appointments appointments;

    ChangingAppointment(
            Callers callers, CareRecord record, TakingSteps steps, TakingSlots slots, Appointments appointments) {
        this.callers = callers;
        this.record = record;
        this.steps = steps;
        this.slots = slots;
        this.appointments = appointments;
    }

    @Operation(name = "$reschedule", typeName = "Appointment")
    public Bundle reschedule(@IdParam IdType id, @OperationParam(name = "slot", min = 1) @Nullable Reference slot) {
        Caller caller = callers.current();
        String slotId = Inputs.id("slot", "Slot", slot);
        return change(caller, id, Action.RESCHEDULE, (step, old) -> {
            Slot place = slots.named(caller.token(), slotId);
            slots.take(caller.token(), place, step.fulfilment(), null);
            if (old.getStatus() == AppointmentStatus.BOOKED) {
                // One that was missed stays missed.
                release(caller, step, old);
                old.setStatus(AppointmentStatus.CANCELLED);
                step.transaction().update(old);
            }
            String booked = step.transaction()
                    .create(Appointments.of(step.referral(), step.fulfilment(), place, AppointmentStatus.BOOKED));
            step.fulfilment()
                    .addOutput()
                    .setType(Terms.ours("task-output", "appointment"))
                    .setValue(new Reference(booked));
            step.transaction().update(place);
        });
    }

    @Operation(name = "$cancel", typeName = "Appointment")
    public Bundle cancel(@IdParam IdType id, @OperationParam(name = "text") @Nullable StringType text) {
        Caller caller = callers.current();
        String reason = Inputs.optional(text);
        return change(caller, id, Action.CANCEL_APPOINTMENT, (step, old) -> {
            release(caller, step, old);
            old.setStatus(AppointmentStatus.CANCELLED);
            if (reason != null) {
                old.getCancelationReason().setText(reason);
            }
            step.transaction().update(old);
        });
    }

    @Operation(name = "$no-show", typeName = "Appointment")
    public Bundle noShow(@IdParam IdType id) {
        return change(callers.current(), id, Action.NO_SHOW, (step, old) -> {
            requireBegun(old);
            old.setStatus(AppointmentStatus.NOSHOW);
            step.transaction().update(old);
        });
    }

    private Bundle change(Caller caller, IdType id, Action action, Change change) {
        Appointment named = record.read(caller.token(), Appointment.class, id.getIdPart());
        String request = named.getBasedOnFirstRep().getReferenceElement().getIdPart();
        return slots.orOffer(
                caller.token(),
                () -> appointments.fulfilment(caller.token(), request),
                () -> steps.onRequest(caller, request, action, step -> {
                    Appointment old = record.read(caller.token(), Appointment.class, id.getIdPart());
                    requireCurrent(caller, step, old);
                    change.make(step, old);
                }));
    }

    /** An appointment that somebody else moved or cancelled meanwhile is no longer the one to change. */
    private void requireCurrent(Caller caller, Step step, Appointment named) {
        String id = named.getIdElement().getIdPart();
        if (appointments
                .booked(caller.token(), step.referral())
                .filter(booked -> !booked.getIdElement().getIdPart().equals(id))
                .isPresent()) {
            throw new Refused(
                    RefusalKind.CONFLICT,
                    new Refusal(
                            "stale-version",
                            "غير شخص آخر هذا الموعد. افتح الإحالة من جديد ثم قرر.",
                            "Somebody changed this appointment. Open the referral again, then decide.",
                            "Appointment.id"));
        }
    }

    private void requireBegun(Appointment appointment) {
        if (appointment.getStart().toInstant().isAfter(slots.now())) {
            throw new Refused(
                    RefusalKind.RULE,
                    new Refusal(
                            "appointment-to-come",
                            "لم يحن هذا الموعد بعد. إن كان المريض لن يحضر فألغوا الموعد.",
                            "This appointment is still to come. If the patient will not come, cancel it.",
                            "Appointment.start"));
        }
    }

    private void release(Caller caller, Step step, Appointment old) {
        if (old.getStatus() == AppointmentStatus.BOOKED) {
            Slot before = slots.read(
                    caller.token(), old.getSlotFirstRep().getReferenceElement().getIdPart());
            TakingSlots.free(before);
            step.transaction().update(before);
        }
    }

    /** What becomes of the appointment in this step. */
    @FunctionalInterface
    private interface Change {
        void make(Step step, Appointment old);
    }
}
