package org.usra.clinic.referral;

import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.usra.clinic.draft.Entered;
import org.usra.clinic.workplace.Post;
import org.usra.rules.naming.Canonical;

/** Writes the referral form as the input of {@code ServiceRequest/$submit}. */
final class Submission {

    private Submission() {}

    static Bundle of(String patientId, Post post, Instant at, Entered entered) {
        ServiceRequest request = new ServiceRequest()
                .setStatus(ServiceRequest.ServiceRequestStatus.ACTIVE)
                .setIntent(ServiceRequest.ServiceRequestIntent.ORDER)
                .setPriority(ServiceRequest.ServiceRequestPriority.fromCode(entered.value("priority", "routine")))
                .setSubject(new Reference("Patient/" + patientId))
                .setRequester(new Reference(post.reference()))
                .setAuthoredOn(Date.from(at));
        request.addCategory(coded("request-category", "referral"));
        request.setCode(coded("service", entered.value("service")));
        request.addReasonCode().setText(entered.value("reason"));
        if (entered.has("question")) {
            request.addNote().setText(entered.value("question"));
        }
        Bundle bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
        bundle.addEntry().setFullUrl("urn:uuid:" + UUID.randomUUID()).setResource(request);
        return bundle;
    }

    private static CodeableConcept coded(String system, String code) {
        CodeableConcept concept = new CodeableConcept();
        concept.addCoding().setSystem(Canonical.codeSystem(system)).setCode(code);
        return concept;
    }
}
