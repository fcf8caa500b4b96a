package org.usra.referral.admission;

import java.util.Optional;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;
import org.usra.referral.caller.Caller;
import org.usra.referral.lifecycle.ReferralCases;
import org.usra.referral.record.CareRecord;
import org.usra.rules.referral.Actor;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** The visits and stays of the caller's own hospital. */
@Component
class HospitalVisits {

    private final CareRecord record;

    HospitalVisits(CareRecord record) {
        this.record = record;
    }

    /** Another hospital's visit is not found. */
    Encounter own(Caller caller, String id) {
        caller.requireActor(Actor.HOSPITAL);
        Encounter visit = record.read(caller.token(), Encounter.class, id);
        if (!caller.requireOrganization().equals(visit.getServiceProvider().getReference())) {
            throw ReferralCases.notFound("Encounter/" + id);
        }
        return visit;
    }

    Encounter open(Caller caller, String id) {
        Encounter visit = own(caller, id);
        if (visit.getStatus() == Encounter.EncounterStatus.FINISHED) {
            throw new Refused(
                    RefusalKind.RULE,
                    new Refusal(
                            "visit-finished",
                            "انتهت هذه الزيارة من قبل ولها تقرير خروج.",
                            "This visit is finished already and has its discharge report."));
        }
        return visit;
    }

    /** The id of the referral that the visit is based on. */
    static Optional<String> request(Encounter visit) {
        return visit.getBasedOn().stream()
                .map(Reference::getReferenceElement)
                .filter(reference -> "ServiceRequest".equals(reference.getResourceType()))
                .map(reference -> reference.getIdPart())
                .findFirst();
    }
}
