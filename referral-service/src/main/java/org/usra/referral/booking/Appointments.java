package org.usra.referral.booking;

import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.referral.lifecycle.ReferralCase;
import org.usra.referral.lifecycle.ReferralCases;
import org.usra.referral.record.CareRecord;
import org.usra.referral.vocabulary.Terms;

/** The appointments of a referral. */
@Component
public class Appointments {

    private final CareRecord record;
    private final ReferralCases cases;

    Appointments(CareRecord record, ReferralCases cases) {
        this.record = record;
        this.cases = cases;
    }

    /** The hospital's Task of the referral with this ServiceRequest. */
    Task fulfilment(@Nullable String person, String request) {
        return cases.ofRequest(person, request)
                .fulfilment()
                .orElseThrow(() -> ReferralCases.notFound("ServiceRequest/" + request));
    }

    /** The one that is booked now. */
    public Optional<Appointment> booked(@Nullable String person, ReferralCase referral) {
        return record
                .find(person, Appointment.class, "based-on=" + referral.requestReference() + "&status=booked,arrived")
                .stream()
                .findFirst();
    }

    static Appointment of(ReferralCase referral, Task fulfilment, Slot slot, AppointmentStatus status) {
        Appointment appointment = new Appointment();
        appointment.setStatus(status);
        appointment.addBasedOn(new Reference(referral.requestReference()));
        appointment.addSlot(new Reference("Slot/" + slot.getIdElement().getIdPart()));
        appointment.setStart(slot.getStart());
        appointment.setEnd(slot.getEnd());
        appointment
                .addParticipant()
                .setActor(referral.request().getSubject().copy())
                .setStatus(ParticipationStatus.ACCEPTED);
        appointment
                .addParticipant()
                .setActor(new Reference(TakingSlots.serviceOf(fulfilment)))
                .setStatus(ParticipationStatus.ACCEPTED);
        return appointment;
    }

    static Appointment held(Appointment appointment, Date until) {
        appointment.addExtension(Terms.extension("held-until", new InstantType(until)));
        return appointment;
    }
}
