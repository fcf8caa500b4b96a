package org.usra.referral.admission;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.referral.caller.Caller;
import org.usra.referral.caller.Callers;
import org.usra.referral.lifecycle.TakingSteps;
import org.usra.referral.server.OperationProvider;
import org.usra.referral.vocabulary.Inputs;
import org.usra.rules.referral.Action;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** The hospital tells the unit how a visit goes before the report is written. */
@Component
class NotingVisit implements OperationProvider {

    private final Callers callers;
    private final HospitalVisits visits;
    private final TakingSteps steps;

    NotingVisit(Callers callers, HospitalVisits visits, TakingSteps steps) {
        this.callers = callers;
        this.visits = visits;
        this.steps = steps;
    }

    @Operation(name = "$note", typeName = "Encounter")
    public Bundle note(@IdParam IdType id, @OperationParam(name = "text", min = 1) @Nullable StringType text) {
        Caller caller = callers.current();
        String words = Inputs.text("text", text);
        return steps.onRequest(
                caller,
                referralOf(caller, id),
                Action.NOTE,
                step -> step.fulfilment().addNote().setText(words).setTime(step.date()));
    }

    @Operation(name = "$discharge-pending", typeName = "Encounter")
    public Bundle dischargePending(@IdParam IdType id, @OperationParam(name = "text") @Nullable StringType text) {
        Caller caller = callers.current();
        String words = Inputs.optional(text);
        return steps.onRequest(caller, referralOf(caller, id), Action.DISCHARGE_PENDING, step -> {
            Encounter visit = visits.own(caller, id.getIdPart());
            WritingDischarge.finish(visit, null, step.date());
            step.transaction().update(visit);
            if (words != null) {
                step.fulfilment().addNote().setText(words).setTime(step.date());
            }
        });
    }

    private String referralOf(Caller caller, IdType id) {
        return HospitalVisits.request(visits.own(caller, id.getIdPart()))
                .orElseThrow(() -> new Refused(
                        RefusalKind.RULE,
                        new Refusal(
                                "no-referral",
                                "هذه الزيارة بلا إحالة: اكتب تقرير الخروج مباشرة.",
                                "This visit has no referral: write its discharge report directly.")));
    }
}
