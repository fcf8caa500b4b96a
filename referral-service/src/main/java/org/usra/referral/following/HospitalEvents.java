package org.usra.referral.following;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.referral.caller.Caller;
import org.usra.referral.lifecycle.ReferralCase;
import org.usra.referral.lifecycle.ReferralCases;
import org.usra.referral.lifecycle.TakingSteps;
import org.usra.referral.record.CareRecord;
import org.usra.referral.vocabulary.Terms;
import org.usra.rules.referral.Action;
import org.usra.rules.referral.Actor;
import org.usra.rules.referral.Lifecycle;

/**
 * What a hospital's own system wrote at the record moves its referral: an Encounter is an arrival, a finished one a
 * discharge, a report the answer. What the operations wrote themselves has moved already, and then nothing is left to do.
 */
@Component
class HospitalEvents {

    private final CareRecord record;
    private final ReferralCases cases;
    private final TakingSteps steps;

    HospitalEvents(CareRecord record, ReferralCases cases, TakingSteps steps) {
        this.record = record;
        this.cases = cases;
        this.steps = steps;
    }

    void encounter(String id) {
        Encounter visit = record.read(null, Encounter.class, id);
        Optional<String> request = visit.getBasedOn().stream()
                .filter(one -> "ServiceRequest".equals(one.getReferenceElement().getResourceType()))
                .map(one -> one.getReferenceElement().getIdPart())
                .findFirst();
        if (request.isEmpty()) {
            return;
        }
        ReferralCase referral = cases.ofRequest(null, request.get());
        if (!heldBy(referral, visit.getServiceProvider().getReference())) {
            return;
        }
        String reference = "Encounter/" + id;
        if (!named(referral, reference)) {
            move(referral, "IMP".equals(visit.getClass_().getCode()) ? Action.ADMIT : Action.ARRIVE, "encounter", reference);
        } else if (visit.getStatus() == Encounter.EncounterStatus.FINISHED) {
            move(referral, Action.DISCHARGE_PENDING, null, reference);
        }
    }

    void report(String id) {
        DocumentReference report = record.read(null, DocumentReference.class, id);
        CodeableConcept type = report.getType();
        Optional<String> request = report.getContext().getRelated().stream()
                .filter(one -> "ServiceRequest".equals(one.getReferenceElement().getResourceType()))
                .map(one -> one.getReferenceElement().getIdPart())
                .findFirst();
        if (request.isEmpty() || !type.hasCoding("http://loinc.org", Terms.DISCHARGE_REPORT)) {
            return;
        }
        ReferralCase referral = cases.ofRequest(null, request.get());
        String author = report.getAuthorFirstRep().getReference();
        if (heldBy(referral, author) && !named(referral, "DocumentReference/" + id)) {
            move(referral, Action.DISCHARGE, "discharge-report", "DocumentReference/" + id);
        }
    }

    private void move(
            ReferralCase referral,
            Action action,
            @Nullable String output,
            String reference) {
        if (Lifecycle.OF_THE_SCHEME
                .route(action, referral.stage(), Actor.HOSPITAL)
                .isEmpty()) {
            return;
        }
        String request = referral.request().getIdElement().getIdPart();
        steps.onRequest(Caller.SYSTEM, request, action, Actor.HOSPITAL, step -> {
            if (output != null) {
                step.fulfilment()
                        .addOutput()
                        .setType(Terms.ours("task-output", output))
                        .setValue(new Reference(reference));
            }
        });
    }

    private static boolean heldBy(ReferralCase referral, @Nullable String hospital) {
        return referral.fulfilment()
                .map(held -> held.getOwner().getReference().equals(hospital))
                .orElse(false);
    }

    private static boolean named(ReferralCase referral, String reference) {
        return referral.fulfilment().stream()
                .flatMap(held -> held.getOutput().stream())
                .anyMatch(output ->
                        output.getValue() instanceof Reference named && reference.equals(named.getReference()));
    }
}
