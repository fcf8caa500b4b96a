package org.usra.referral.lifecycle;

import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.referral.record.CareRecord;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** Reads referrals from the record, as the caller may see them. */
@Component
public class ReferralCases {

    private final CareRecord record;

    ReferralCases(CareRecord record) {
        this.record = record;
    }

    /** The referral with this ServiceRequest; what the caller may not see is not found. */
    public ReferralCase ofRequest(@Nullable String person, String id) {
        Bundle found = record.search(person, "ServiceRequest?_id=" + id + "&_revinclude=Task:based-on");
        return CareRecord.all(found, ServiceRequest.class).stream()
                .findFirst()
                .flatMap(request -> ReferralCase.of(request, CareRecord.all(found, Task.class)))
                .orElseThrow(() -> notFound("ServiceRequest/" + id));
    }

    /** The referral that this Task serves. */
    public ReferralCase ofTask(@Nullable String person, Task task) {
        Optional<String> request = requestOf(task);
        if (request.isEmpty()) {
            throw new Refused(
                    RefusalKind.RULE,
                    new Refusal(
                            "no-referral",
                            "هذه المهمة ليست جزءا من إحالة.",
                            "This Task is not part of a referral. Use the operation of its own kind."));
        }
        return ofRequest(person, request.get());
    }

    /** The Task that an input names. */
    public Task named(@Nullable String person, String id) {
        return record.named(person, Task.class, id, "task");
    }

    public Task task(@Nullable String person, String id) {
        return record.read(person, Task.class, id);
    }

    /** The id of the ServiceRequest that a Task is based on. */
    public static Optional<String> requestOf(Task task) {
        return task.getBasedOn().stream()
                .map(Reference::getReferenceElement)
                .filter(id -> "ServiceRequest".equals(id.getResourceType()))
                .map(id -> id.getIdPart())
                .findFirst();
    }

    /** The same words whether it does not exist or is not this caller's. */
    public static Refused notFound(String reference) {
        return new Refused(
                RefusalKind.NOT_FOUND,
                new Refusal(
                        "not-found",
                        "لم يتم العثور على " + reference + " بالنسبة لكم.",
                        reference + " was not found for you."));
    }
}
