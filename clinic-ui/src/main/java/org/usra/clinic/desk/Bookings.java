package org.usra.clinic.desk;

import java.util.Comparator;
import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;
import org.usra.clinic.draft.Entered;
import org.usra.clinic.language.Fmt;
import org.usra.clinic.record.Found;
import org.usra.clinic.record.HealthRecord;
import org.usra.clinic.record.Query;
import org.usra.clinic.record.ReferralProcess;
import org.usra.clinic.record.ReferralProcess.Subject;
import org.usra.clinic.referral.UnknownAction;

/** Takes a time for a referral, moves it to another one, cancels it, or notes that nobody came. */
@Component
public class Bookings {

    private final HealthRecord healthRecord;
    private final ReferralProcess process;
    private final Fmt fmt;

    Bookings(HealthRecord healthRecord, ReferralProcess process, Fmt fmt) {
        this.healthRecord = healthRecord;
        this.process = process;
        this.fmt = fmt;
    }

    /** A booked one before one that ended, the latest first. */
    public Booking of(String serviceRequestId) {
        return healthRecord
                .searchWherePermitted(Query.of("Appointment").with("based-on", "ServiceRequest/" + serviceRequestId))
                .stream(Appointment.class)
                .filter(appointment -> appointment.hasStart() && appointment.hasStatus())
                .max(Comparator.comparing(
                                (Appointment appointment) -> appointment.getStatus() == AppointmentStatus.BOOKED)
                        .thenComparing(appointment -> appointment.getMeta().getLastUpdated()))
                .map(appointment -> new Booking(
                        Found.id(appointment),
                        appointment.getStart(),
                        appointment.getStatus().toCode()))
                .orElse(Booking.NONE);
    }

    List<String> book(String taskId, String slot, String once) {
        Parameters in = new Parameters();
        in.addParameter().setName("task").setValue(new Reference("Task/" + taskId));
        in.addParameter().setName("slot").setValue(new Reference("Slot/" + slot));
        return times(process.perform("Appointment", "book", in, once));
    }

    List<String> move(String appointmentId, String slot, String once) {
        Parameters in = new Parameters();
        in.addParameter().setName("slot").setValue(new Reference("Slot/" + slot));
        return times(process.perform(subject(appointmentId), "reschedule", in, once));
    }

    /** Ends an appointment: {@code cancel} with a reason, or {@code no-show}. */
    public List<String> end(Entered entered, String operation, String once) {
        Parameters in = new Parameters();
        switch (operation) {
            case "cancel" -> in.addParameter().setName("text").setValue(new StringType(entered.value("text")));
            case "no-show" -> {
                // Nothing to say: that nobody came is all there is.
            }
            default -> throw UnknownAction.of(operation);
        }
        return times(process.perform(subject(entered.value("appointment")), operation, in, once));
    }

    private static Subject subject(String appointmentId) {
        return new Subject("Appointment", appointmentId, null);
    }

    /** The time of what was written, for the receipt; where an old and a new one came back, that of the booked one. */
    private List<String> times(Found written) {
        return written.stream(Appointment.class)
                .filter(Appointment::hasStart)
                .max(Comparator.comparing(appointment -> appointment.getStatus() == AppointmentStatus.BOOKED))
                .map(appointment -> fmt.dateTime(appointment.getStart()))
                .stream()
                .toList();
    }
}
