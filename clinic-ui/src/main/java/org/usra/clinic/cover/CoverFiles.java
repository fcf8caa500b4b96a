package org.usra.clinic.cover;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Comparator;
import java.util.Date;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.clinic.cover.CoverFile.AnswerRow;
import org.usra.clinic.cover.CoverFile.ClaimRow;
import org.usra.clinic.cover.CoverFile.CoverRow;
import org.usra.clinic.directory.Directory;
import org.usra.clinic.draft.Entered;
import org.usra.clinic.language.Language;
import org.usra.clinic.language.Translated;
import org.usra.clinic.person.CoverLine;
import org.usra.clinic.person.PersonCard;
import org.usra.clinic.record.Found;
import org.usra.clinic.record.HealthRecord;
import org.usra.clinic.record.Query;
import org.usra.rules.naming.Canonical;

/** Reads cover and claims of a person, and asks whether a service would be covered. */
@Component
class CoverFiles {

    private static final Comparator<Date> NEWEST =
            Comparator.nullsFirst(Comparator.<Date>naturalOrder()).reversed();

    private final HealthRecord healthRecord;
    private final Directory directory;
    private final Clock clock;

    CoverFiles(HealthRecord healthRecord, Directory directory, Clock clock) {
        this.healthRecord = healthRecord;
        this.directory = directory;
        this.clock = clock;
    }

    CoverFile open(String patientId) {
        String patient = "Patient/" + patientId;
        Found responses = by("ClaimResponse", "patient", patient);
        return new CoverFile(
                PersonCard.of(healthRecord.read(Patient.class, patientId)),
                by("Coverage", "beneficiary", patient).stream(Coverage.class)
                        .map(this::cover)
                        .toList(),
                by("CoverageEligibilityResponse", "patient", patient).stream(CoverageEligibilityResponse.class)
                        .sorted(Comparator.comparing(CoverageEligibilityResponse::getCreated, NEWEST))
                        .map(this::answer)
                        .toList(),
                by("Claim", "patient", patient).stream(Claim.class)
                        .sorted(Comparator.comparing(Claim::getCreated, NEWEST))
                        .map(claim -> claim(claim, responses))
                        .toList());
    }

    AnswerRow ask(String patientId, Entered entered, String key) {
        CoverageEligibilityRequest request = new CoverageEligibilityRequest();
        request.setStatus(CoverageEligibilityRequest.EligibilityRequestStatus.ACTIVE);
        request.addPurpose(CoverageEligibilityRequest.EligibilityRequestPurpose.BENEFITS);
        request.setPatient(new Reference("Patient/" + patientId));
        request.setCreated(Date.from(clock.instant()));
        request.setInsurer(new Reference("Organization/a-uhia"));
        request.setProvider(new Reference("Organization/" + entered.value("provider")));
        if (entered.has("emergency")) {
            request.getPriority()
                    .addCoding(new Coding()
                            .setSystem("http://terminology.hl7.org/CodeSystem/processpriority")
                            .setCode("stat"));
        }
        request.addItem()
                .getCategory()
                .addCoding()
                .setSystem(Canonical.codeSystem("service"))
                .setCode(entered.value("service"));
        return answer(healthRecord.eligibility(request, key));
    }

    private Found by(String type, String parameter, String patient) {
        return healthRecord.searchWherePermitted(
                Query.of(type).with(parameter, patient).with("_count", 50));
    }

    private CoverRow cover(Coverage coverage) {
        return new CoverRow(
                coverage.hasIdentifier() ? coverage.getIdentifierFirstRep().getValue() : "",
                CoverLine.category(coverage),
                CoverLine.inForce(coverage, clock),
                coverage.getPeriod().getStart(),
                coverage.getPeriod().getEnd(),
                coverage.hasPayor() ? directory.nameOf(coverage.getPayorFirstRep()) : "");
    }

    private AnswerRow answer(CoverageEligibilityResponse response) {
        Extension decision = response.getExtensionByUrl(Canonical.structure("access-decision"));
        String code = decision != null && decision.getValue() instanceof Coding coding ? coding.getCode() : "";
        return new AnswerRow(
                response.getCreated(),
                response.getInsuranceFirstRep().getInforce(),
                code,
                Translated.text(response.getDispositionElement(), Language.current()),
                directory.nameOf(response.getRequestor()),
                response.hasPreAuthRef() ? response.getPreAuthRef() : "");
    }

    private ClaimRow claim(Claim claim, Found responses) {
        ClaimResponse response = responses.stream(ClaimResponse.class)
                .filter(candidate -> Found.pointsAt(candidate.getRequest(), "Claim", Found.id(claim)))
                .findFirst()
                .orElse(null);
        return new ClaimRow(
                Found.id(claim),
                claim.getCreated(),
                directory.nameOf(claim.getProvider()),
                claim.hasStatus() ? claim.getStatus().toCode() : "",
                claim.getTotal().getValue(),
                response == null || !response.hasOutcome()
                        ? ""
                        : response.getOutcome().toCode(),
                paid(response));
    }

    private static @Nullable BigDecimal paid(@Nullable ClaimResponse response) {
        return response == null ? null : response.getPayment().getAmount().getValue();
    }
}
