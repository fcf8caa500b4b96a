package org.usra.referral.candidates;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.referral.caller.Caller;
import org.usra.referral.caller.Callers;
import org.usra.referral.lifecycle.ReferralCase;
import org.usra.referral.lifecycle.ReferralCases;
import org.usra.referral.lifecycle.TakingSteps;
import org.usra.referral.record.CareRecord;
import org.usra.referral.record.Transaction;
import org.usra.referral.rulebook.RuleValues;
import org.usra.referral.server.OperationProvider;
import org.usra.referral.vocabulary.Terms;
import org.usra.rules.referral.Actor;

/** Shows a patient every hospital that can take them, best first, and keeps what was shown. */
@Component
class FindingCandidates implements OperationProvider {

    private final Callers callers;
    private final CareRecord record;
    private final ReferralCases cases;
    private final HospitalsForService hospitals;
    private final CandidateRules rules;
    private final TakingSteps steps;
    private final FhirContext fhir;

    FindingCandidates(
            Callers callers,
            CareRecord record,
            ReferralCases cases,
            HospitalsForService hospitals,
            CandidateRules rules,
            TakingSteps steps,
            FhirContext fhir) {
        this.callers = callers;
        this.record = record;
        this.cases = cases;
        this.hospitals = hospitals;
        this.rules = rules;
        this.steps = steps;
        this.fhir = fhir;
    }

    @Operation(name = "$candidates", typeName = "ServiceRequest")
    public Bundle candidates(@IdParam IdType id, @OperationParam(name = "near") @Nullable Reference near) {
        Caller caller = callers.current();
        caller.requireActor(Actor.FAMILY_DOCTOR, Actor.NURSE, Actor.PATIENT, Actor.CALL_CENTRE);
        return steps.retried(() -> offer(caller, cases.ofRequest(caller.token(), id.getIdPart()), near));
    }

    private Bundle offer(Caller caller, ReferralCase referral, @Nullable Reference near) {
        Instant now = rules.now();
        ServiceRequest request = referral.request();
        String service = Objects.requireNonNull(Terms.code(request.getCode(), "service"));
        Patient patient = record.read(
                caller.token(),
                Patient.class,
                request.getSubject().getReferenceElement().getIdPart());
        List<Candidate> fitting = rules.fits(service, patient)
                ? hospitals.find(caller.token(), service, place(caller, referral, near), now)
                : List.of();
        List<Candidate> ranked = rules.ranking().order(fitting, urgent(request), now);

        Transaction transaction = new Transaction();
        String list = transaction.create(Offer.snapshot(request.getSubject(), ranked, now));
        referral.coordination()
                .addInput()
                .setType(Terms.ours("task-input", "candidate-list"))
                .setValue(new Reference(list));
        transaction.update(referral.coordination());
        Bundle answer = transaction.commit(record, caller.token(), fhir);
        ranked.forEach(candidate -> answer.addEntry().setResource(candidate.service()));
        ranked.stream()
                .map(Candidate::hospital)
                .distinct()
                .forEach(hospital -> answer.addEntry().setResource(hospital));
        return answer;
    }

    private static boolean urgent(ServiceRequest request) {
        return request.getPriority() != ServiceRequest.ServiceRequestPriority.ROUTINE;
    }

    /** Where the patient starts from: the place that was given, else the unit that referred. */
    private @Nullable Place place(Caller caller, ReferralCase referral, @Nullable Reference near) {
        if (near != null && "Location".equals(near.getReferenceElement().getResourceType())) {
            return Place.of(record.named(
                    caller.token(), Location.class, near.getReferenceElement().getIdPart(), "near"));
        }
        String unit = referral.coordination().getRequester().getReference();
        return record.find(caller.token(), Location.class, "organization=" + unit).stream()
                .map(Place::of)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The dated rules of an offer: who fits a service, and the weights of the order. */
    @Component
    static class CandidateRules {

        private final RuleValues values;
        private final RankingRules weights;
        private final Clock clock;

        CandidateRules(RuleValues values, RankingRules weights, Clock clock) {
            this.values = values;
            this.weights = weights;
            this.clock = clock;
        }

        Instant now() {
            return clock.instant();
        }

        Ranking ranking() {
            return weights.inForce();
        }

        boolean fits(String service, Patient patient) {
            if (!patient.hasBirthDate()) {
                return true;
            }
            int age = Period.between(
                            patient.getBirthDate()
                                    .toInstant()
                                    .atZone(java.time.ZoneId.systemDefault())
                                    .toLocalDate(),
                            values.today())
                    .getYears();
            return values.fits(service, age, patient.getGender() == AdministrativeGender.FEMALE ? "female" : "male");
        }
    }
}
