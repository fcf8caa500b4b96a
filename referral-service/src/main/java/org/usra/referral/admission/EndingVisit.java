package org.usra.referral.admission;

import org.hl7.fhir.r4.model.Encounter;
import org.springframework.stereotype.Component;
import org.usra.referral.lifecycle.Step;
import org.usra.referral.record.CareRecord;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** Ends the visit of a referral that leaves its hospital. Who lies in a ward leaves by discharge, with a report. */
@Component
public class EndingVisit {

    private static final String INPATIENT = "IMP";

    private final CareRecord record;

    EndingVisit(CareRecord record) {
        this.record = record;
    }

    /** In the transaction of the step; nothing where nobody is in the house. */
    public void in(Step step) {
        record.find(
                        step.caller().token(),
                        Encounter.class,
                        "based-on=" + step.referral().requestReference()
                                + "&status=arrived,triaged,in-progress,onleave")
                .forEach(visit -> {
                    if (INPATIENT.equals(visit.getClass_().getCode())) {
                        throw inWard();
                    }
                    visit.setStatus(Encounter.EncounterStatus.FINISHED);
                    visit.getPeriod().setEnd(step.date());
                    step.transaction().update(visit);
                });
    }

    private static Refused inWard() {
        return new Refused(
                RefusalKind.RULE,
                new Refusal(
                        "patient-in-ward",
                        "المريض ما زال بالقسم الداخلي. سجلوا خروجه مع التقرير، وإن طُلب سحب الإحالة فارفضوا السحب أولا.",
                        "The patient is still in a ward. Discharge with the report; where a withdrawal was asked for,"
                                + " refuse it first."));
    }
}
