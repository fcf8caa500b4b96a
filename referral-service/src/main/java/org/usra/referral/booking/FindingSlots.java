package org.usra.referral.booking;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.referral.caller.Caller;
import org.usra.referral.caller.Callers;
import org.usra.referral.lifecycle.ReferralCase;
import org.usra.referral.lifecycle.ReferralCases;
import org.usra.referral.server.OperationProvider;
import org.usra.referral.vocabulary.Inputs;

/** Proposes appointments on the free slots of the chosen service (IHE ITI-115). */
@Component
class FindingSlots implements OperationProvider {

    private static final Duration AHEAD = Duration.ofDays(28);

    private final Callers callers;
    private final ReferralCases cases;
    private final FreeSlots slots;
    private final TakingSlots taking;

    FindingSlots(Callers callers, ReferralCases cases, FreeSlots slots, TakingSlots taking) {
        this.callers = callers;
        this.cases = cases;
        this.slots = slots;
        this.taking = taking;
    }

    @Operation(name = "$find", typeName = "Appointment", idempotent = true)
    public Bundle find(
            @OperationParam(name = "task", min = 1) @Nullable StringType task,
            @OperationParam(name = "start") @Nullable DateTimeType start,
            @OperationParam(name = "end") @Nullable DateTimeType end) {
        Caller caller = callers.current();
        String id = Inputs.text("task", task).replaceFirst("^Task/", "");
        ReferralCase referral = cases.ofTask(caller.token(), cases.named(caller.token(), id));
        Task fulfilment = referral.fulfilment().orElseThrow(() -> ReferralCases.notFound("Task/" + id));
        Instant now = taking.now();
        Instant from = start == null || start.isEmpty() ? now : start.getValue().toInstant();
        Instant to =
                end == null || end.isEmpty() ? from.plus(AHEAD) : end.getValue().toInstant();
        List<Slot> free = slots.between(
                caller.token(), TakingSlots.serviceOf(fulfilment), from.isBefore(now) ? now : from, to, now);
        Bundle answer = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        for (Slot slot : free) {
            Appointment proposed = Appointments.of(referral, fulfilment, slot, AppointmentStatus.PROPOSED);
            answer.addEntry().setResource(proposed).getSearch().setMode(Bundle.SearchEntryMode.MATCH);
        }
        return answer.setTotal(free.size());
    }
}
