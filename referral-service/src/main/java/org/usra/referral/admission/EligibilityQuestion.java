package org.usra.referral.admission;

import java.util.Date;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.EligibilityRequestPurpose;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.EligibilityRequestStatus;
import org.hl7.fhir.r4.model.Reference;
import org.usra.referral.caller.Caller;
import org.usra.referral.lifecycle.ReferralCase;

/** The question to door 1 of the record: does the scheme pay for this admission, and under which number. */
final class EligibilityQuestion {

    /** Where it is asked. */
    static final String DOOR = "CoverageEligibilityRequest/$submit";

    private static final String PAYER = "Organization/a-uhia";

    private EligibilityQuestion() {}

    static CoverageEligibilityRequest of(Caller hospital, ReferralCase referral, Date at) {
        CoverageEligibilityRequest request = new CoverageEligibilityRequest();
        request.setStatus(EligibilityRequestStatus.ACTIVE);
        request.addPurpose(EligibilityRequestPurpose.VALIDATION);
        request.addPurpose(EligibilityRequestPurpose.BENEFITS);
        request.setPatient(referral.request().getSubject().copy());
        request.setCreated(at);
        request.setInsurer(new Reference(PAYER));
        request.setProvider(new Reference(hospital.requireOrganization()));
        request.addItem().setCategory(referral.request().getCode().copy());
        request.addSupportingInfo().setSequence(1).setInformation(new Reference(referral.requestReference()));
        return request;
    }
}
