package org.usra.clinic.family;

import java.util.Date;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;
import org.usra.clinic.record.Found;

/** A referral in a list: number, specialty, how urgent, and whether it is open. */
public record ReferralLine(
        String id,
        String number,
        String service,
        String priority,
        String status,
        @Nullable Date authored) {

    public static ReferralLine of(ServiceRequest request) {
        String number = request.getRequisition().getValue();
        String service = request.getCode().getCodingFirstRep().getCode();
        return new ReferralLine(
                Found.id(request),
                number == null ? "" : number,
                service == null ? "" : service,
                request.hasPriority() ? request.getPriority().toCode() : "routine",
                request.hasStatus() ? request.getStatus().toCode() : "unknown",
                request.getAuthoredOn());
    }
}
