package org.usra.referral.referring;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.referral.record.CareRecord;
import org.usra.referral.vocabulary.Terms;
import org.usra.rules.naming.Canonical;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** What a doctor must have written before a referral may leave: who, which service, why, and the question. */
@Component
class ReferralForm {

    private static final Set<String> ATTACHMENTS = Set.of("DocumentReference", "Binary");

    private final CareRecord record;

    ReferralForm(CareRecord record) {
        this.record = record;
    }

    /** The one ServiceRequest of the Bundle, complete; every fault is named at once. */
    ServiceRequest read(Bundle sent) {
        List<ServiceRequest> requests = CareRecord.all(sent, ServiceRequest.class);
        boolean foreign = sent.getEntry().stream()
                .anyMatch(entry -> entry.getResource() == null
                        || !(entry.getResource() instanceof ServiceRequest
                                || ATTACHMENTS.contains(entry.getResource().fhirType())));
        if (requests.size() != 1 || foreign) {
            throw new Refused(
                    RefusalKind.INVALID,
                    new Refusal(
                            "missing-element",
                            "أرسل Bundle فيه ServiceRequest واحد ومرفقاته (DocumentReference أو Binary) فقط.",
                            "Send a Bundle with one ServiceRequest and its attachments (DocumentReference, Binary) only.",
                            "Bundle.entry"));
        }
        ServiceRequest request = requests.getFirst();
        List<Refusal> faults = faults(request);
        if (!faults.isEmpty()) {
            throw new Refused(RefusalKind.INVALID, faults);
        }
        if (!request.hasPriority()) {
            request.setPriority(ServiceRequest.ServiceRequestPriority.ROUTINE);
        }
        return request;
    }

    private List<Refusal> faults(ServiceRequest request) {
        List<Refusal> faults = new ArrayList<>();
        if (!"Patient".equals(request.getSubject().getReferenceElement().getResourceType())) {
            faults.add(missing("ServiceRequest.subject", "المريض", "The patient"));
        }
        // A text is enough: a doctor who does not know the code must still be able to refer.
        boolean reason = request.getReasonCode().stream().anyMatch(code -> code.hasText() || code.hasCoding());
        if (!reason && !request.hasReasonReference()) {
            faults.add(missing("ServiceRequest.reasonCode", "سبب الإحالة (نص أو كود)", "The reason (text or code)"));
        }
        if (request.getNote().stream().map(Annotation::getText).noneMatch(ReferralForm::written)) {
            faults.add(missing("ServiceRequest.note", "السؤال الموجه إلى المستشفى", "The question to the hospital"));
        }
        String service = Terms.code(request.getCode(), "service");
        if (service == null) {
            faults.add(missing("ServiceRequest.code", "الخدمة المطلوبة", "The service"));
        } else if (record.find(
                        null,
                        HealthcareService.class,
                        "specialty=" + Canonical.codeSystem("service") + "|" + service + "&_count=1")
                .isEmpty()) {
            faults.add(new Refusal(
                    "unknown-service",
                    "لا توجد جهة تقدم الخدمة «" + service + "». اخترها من دليل الخدمات.",
                    "Nobody offers the service \"" + service + "\". Choose it from the directory.",
                    "ServiceRequest.code"));
        }
        return faults;
    }

    private static boolean written(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static Refusal missing(String element, String arabic, String english) {
        return new Refusal(
                "missing-element",
                arabic + " مطلوب. اكتبه ثم أرسل.",
                english + " is missing. Add it, then send.",
                element);
    }
}
