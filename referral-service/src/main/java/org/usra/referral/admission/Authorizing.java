package org.usra.referral.admission;

import java.time.Clock;
import java.util.Date;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.EligibilityRequestPurpose;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.EligibilityRequestStatus;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;
import org.usra.referral.caller.Caller;
import org.usra.referral.lifecycle.ReferralCase;
import org.usra.referral.record.CareRecord;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** Asks the record whether the scheme pays for this admission, and gets the authorization number. */
@Component
class Authorizing {

    private static final String PAYER = "Organization/a-uhia";

    private final CareRecord record;
    private final Clock clock;

    Authorizing(CareRecord record, Clock clock) {
        this.record = record;
        this.clock = clock;
    }

    String number(Caller hospital, ReferralCase referral) {
        CoverageEligibilityResponse answer = record.operation(
                hospital.token(),
                "CoverageEligibilityRequest/$submit",
                request(hospital, referral),
                CoverageEligibilityResponse.class);
        if (!answer.hasPreAuthRef()) {
            String words = answer.getDisposition();
            throw new Refused(
                    RefusalKind.RULE,
                    new Refusal("admission-needs-ground", words == null ? "" : words, words == null ? "" : words));
        }
        return answer.getPreAuthRef();
    }

    private CoverageEligibilityRequest request(Caller hospital, ReferralCase referral) {
        CoverageEligibilityRequest request = new CoverageEligibilityRequest();
        request.setStatus(EligibilityRequestStatus.ACTIVE);
        request.addPurpose(EligibilityRequestPurpose.VALIDATION);
        request.addPurpose(EligibilityRequestPurpose.BENEFITS);
        request.setPatient(referral.request().getSubject().copy());
        request.setCreated(Date.from(clock.instant()));
        request.setInsurer(new Reference(PAYER));
        request.setProvider(new Reference(hospital.requireOrganization()));
        request.addItem().setCategory(referral.request().getCode().copy());
        request.addSupportingInfo().setSequence(1).setInformation(new Reference(referral.requestReference()));
        return request;
    }
}
