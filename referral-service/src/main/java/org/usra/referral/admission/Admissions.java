package org.usra.referral.admission;

import java.util.Date;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.usra.referral.caller.Caller;

/** The Encounter with which a hospital stay or visit begins. */
final class Admissions {

    private static final String CLASSES = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    private Admissions() {}

    static Encounter begin(Caller caller, Reference patient, String code, Date at) {
        Encounter encounter = new Encounter();
        encounter.setStatus(Encounter.EncounterStatus.INPROGRESS);
        encounter.setClass_(new Coding().setSystem(CLASSES).setCode(code));
        encounter.setSubject(patient.copy());
        encounter.setServiceProvider(new Reference(caller.requireOrganization()));
        encounter.setPeriod(new Period().setStart(at));
        if (caller.post() != null) {
            encounter.addParticipant().setIndividual(new Reference(caller.post()));
        }
        return encounter;
    }
}
