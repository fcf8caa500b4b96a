package org.usra.referral.admission;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;
import org.usra.referral.booking.Appointments;
import org.usra.referral.caller.Caller;
import org.usra.referral.caller.Callers;
import org.usra.referral.lifecycle.TakingSteps;
import org.usra.referral.record.CareRecord;
import org.usra.referral.record.Transaction;
import org.usra.referral.server.OperationProvider;
import org.usra.referral.server.Takes;
import org.usra.referral.server.Takes.Given;
import org.usra.referral.vocabulary.Terms;
import org.usra.rules.referral.Action;

/** The patient leaves: the visit is finished, the report is there, and the unit has its follow-ups, all at once. */
@Component
class DischargingPatient implements OperationProvider {

    private final Callers callers;
    private final HospitalVisits visits;
    private final TakingSteps steps;
    private final WritingDischarge writing;
    private final Appointments appointments;

    private final CareRecord record;
    private final FhirContext fhir;

    DischargingPatient(
            Callers callers,
            HospitalVisits visits,
            TakingSteps steps,
            WritingDischarge writing,
            Appointments appointments,
            CareRecord record,
            FhirContext fhir) {
        this.callers = callers;
        this.visits = visits;
        this.steps = steps;
        this.writing = writing;
        this.appointments = appointments;
        this.record = record;
        this.fhir = fhir;
    }

    @Operation(name = "$discharge", typeName = "Encounter")
    @Takes({
        @Given(name = "disposition", type = "code", required = true),
        @Given(name = "summary", type = "string", required = true),
        @Given(name = "answer", type = "string"),
        @Given(
                name = "diagnosis",
                type = {"Coding", "CodeableConcept", "string"},
                many = true),
        @Given(name = "medication", type = "string", many = true),
        @Given(name = "follow-up", many = true),
        @Given(name = "follow-up.text", type = "string", required = true),
        @Given(name = "follow-up.due", type = "date")
    })
    public Bundle discharge(@IdParam IdType id, @ResourceParam Parameters sent) {
        Caller caller = callers.current();
        DischargeForm form = DischargeForm.read(sent);
        Encounter visit = visits.own(caller, id.getIdPart());
        return HospitalVisits.request(visit)
                .map(request -> byReferral(caller, id.getIdPart(), request, form))
                .orElseGet(() -> afterEmergency(caller, id.getIdPart(), form));
    }

    private Bundle byReferral(Caller caller, String id, String request, DischargeForm form) {
        return steps.onRequest(caller, request, Action.DISCHARGE, step -> {
            Encounter visit = visits.own(caller, id);
            String unit = step.referral().coordination().getRequester().getReference();
            String report = writing.write(step.transaction(), form, visit, unit, step.date());
            step.fulfilment()
                    .addOutput()
                    .setType(Terms.ours("task-output", "discharge-report"))
                    .setValue(new Reference(report));
            appointments.booked(caller.token(), step.referral()).ifPresent(kept -> {
                kept.setStatus(Appointment.AppointmentStatus.FULFILLED);
                step.transaction().update(kept);
            });
        });
    }

    private Bundle afterEmergency(Caller caller, String id, DischargeForm form) {
        return steps.retried(() -> {
            Encounter visit = visits.open(caller, id);
            Transaction transaction = new Transaction();
            String unit = writing.unitOf(visit);
            writing.write(transaction, form, visit, unit, writing.now());
            return transaction.commit(record, caller.token(), fhir);
        });
    }
}
