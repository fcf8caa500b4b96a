package org.usra.referral.booking;

import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Slot;
import org.springframework.stereotype.Component;
import org.usra.referral.lifecycle.Step;

/** Gives up the appointment of a referral that leaves its hospital, so that the time is free for somebody else. */
@Component
public class ReleasingAppointment {

    private final Appointments appointments;
    private final TakingSlots slots;

    ReleasingAppointment(Appointments appointments, TakingSlots slots) {
        this.appointments = appointments;
        this.slots = slots;
    }

    /** In the transaction of the step; nothing where nothing is booked. */
    public void in(Step step) {
        String person = step.caller().token();
        appointments
                .booked(person, step.referral())
                .filter(booked -> booked.getStatus() == AppointmentStatus.BOOKED)
                .ifPresent(booked -> {
                    Slot place = slots.read(
                            person,
                            booked.getSlotFirstRep().getReferenceElement().getIdPart());
                    TakingSlots.free(place);
                    booked.setStatus(AppointmentStatus.CANCELLED);
                    step.transaction().update(booked);
                    step.transaction().update(place);
                });
    }
}
