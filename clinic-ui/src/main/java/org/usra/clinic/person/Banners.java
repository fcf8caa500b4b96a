package org.usra.clinic.person;

import java.time.Clock;
import java.util.List;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;
import org.usra.clinic.directory.Directory;
import org.usra.clinic.language.Translated;
import org.usra.clinic.record.Found;
import org.usra.clinic.record.HealthRecord;
import org.usra.clinic.record.Query;

/** Makes the banner of a person, from an answer already at hand or by asking for what it needs. */
@Component
public class Banners {

    private final HealthRecord healthRecord;
    private final Directory directory;
    private final Clock clock;

    Banners(HealthRecord healthRecord, Directory directory, Clock clock) {
        this.healthRecord = healthRecord;
        this.directory = directory;
        this.clock = clock;
    }

    public Banner fetch(String patientId) {
        Patient patient = healthRecord.read(Patient.class, patientId);
        String reference = "Patient/" + patientId;
        Found found = healthRecord
                .searchWherePermitted(
                        Query.of("EpisodeOfCare").with("patient", reference).with("status", "active"))
                .and(healthRecord.searchWherePermitted(Query.of("Coverage").with("beneficiary", reference)))
                .and(healthRecord.searchWherePermitted(
                        Query.of("AllergyIntolerance").with("patient", reference)));
        return of(patient, found);
    }

    public Banner of(Patient patient, Found found) {
        String id = Found.id(patient);
        EpisodeOfCare enrolment = found.stream(EpisodeOfCare.class)
                .filter(episode -> Found.id(episode.getPatient()).equals(id))
                .filter(episode -> episode.getStatus() == EpisodeOfCare.EpisodeOfCareStatus.ACTIVE)
                .findFirst()
                .orElse(new EpisodeOfCare());
        return new Banner(
                PersonCard.of(patient),
                enrolment.hasCareManager() ? directory.nameOfPost(enrolment.getCareManager()) : "",
                enrolment.hasManagingOrganization() ? directory.nameOf(enrolment.getManagingOrganization()) : "",
                CoverLine.of(found, id, clock),
                allergies(found, id),
                "");
    }

    /** What is written as active or with no status; an allergy refuted or entered in error warns nobody. */
    public static List<String> allergies(Found found, String patientId) {
        return found.stream(AllergyIntolerance.class)
                .filter(allergy -> Found.id(allergy.getPatient()).equals(patientId))
                .filter(allergy -> !hasCode(allergy.getClinicalStatus().getCoding(), "inactive", "resolved"))
                .filter(allergy -> !hasCode(allergy.getVerificationStatus().getCoding(), "refuted", "entered-in-error"))
                .map(allergy -> Translated.text(allergy.getCode()))
                .distinct()
                .toList();
    }

    private static boolean hasCode(List<Coding> codings, String... codes) {
        return codings.stream().anyMatch(coding -> List.of(codes).contains(String.valueOf(coding.getCode())));
    }
}
