package org.usra.clinic.family;

import java.util.Comparator;
import java.util.List;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.springframework.stereotype.Component;
import org.usra.clinic.access.Role;
import org.usra.clinic.access.SignedIn;
import org.usra.clinic.language.Language;
import org.usra.clinic.language.Translated;
import org.usra.clinic.person.Banner;
import org.usra.clinic.person.Banners;
import org.usra.clinic.record.Found;
import org.usra.clinic.record.HealthRecord;
import org.usra.clinic.record.Query;

/** Opens the file of one person: out of the family file at the unit, piece by piece elsewhere. */
@Component
class PersonFiles {

    private static final List<String> PIECES = List.of(
            "EpisodeOfCare",
            "AllergyIntolerance",
            "Condition",
            "MedicationRequest",
            "Immunization",
            "Observation",
            "Encounter",
            "ServiceRequest");

    private final FamilyFiles families;
    private final HealthRecord healthRecord;
    private final Banners banners;
    private final Timeline timeline;

    PersonFiles(FamilyFiles families, HealthRecord healthRecord, Banners banners, Timeline timeline) {
        this.families = families;
        this.healthRecord = healthRecord;
        this.banners = banners;
        this.timeline = timeline;
    }

    PersonFile open(String patientId) {
        Role role = SignedIn.current().role();
        Found file = role.atUnit() ? families.ofPerson(patientId) : Found.NOTHING;
        if (file.resources().isEmpty()) {
            file = pieces(patientId, role);
        }
        Found all = file;
        Patient patient = all.stream(Patient.class)
                .filter(candidate -> Found.id(candidate).equals(patientId))
                .findFirst()
                .orElseGet(() -> healthRecord.read(Patient.class, patientId));
        FamilyCard family =
                all.first(Group.class).map(group -> families.card(group, all)).orElse(null);
        Banner banner = banners.of(patient, all).inFamily(family == null ? "" : family.id());
        return new PersonFile(
                banner,
                family,
                problems(all, patientId),
                medicines(all, patientId),
                vaccines(all, patientId),
                Vitals.newest(all, patientId),
                timeline.of(all, patientId),
                referrals(all, patientId));
    }

    /** What a reader elsewhere may see, type by type; a call centre is never asked for anything clinical. */
    private Found pieces(String patientId, Role role) {
        Found found =
                healthRecord.searchWherePermitted(Query.of("Coverage").with("beneficiary", "Patient/" + patientId));
        List<String> types = role == Role.CALLCENTRE ? List.of("ServiceRequest") : PIECES;
        for (String type : types) {
            found = found.and(healthRecord.searchWherePermitted(
                    Query.of(type).with("patient", "Patient/" + patientId).with("_count", 50)));
        }
        return found;
    }

    private static List<FileLine> problems(Found file, String patientId) {
        return FamilyFiles.problems(file, patientId)
                .map(condition -> new FileLine(
                        Translated.text(condition.getCode()),
                        condition.getCode().hasCoding()
                                ? String.valueOf(
                                        condition.getCode().getCodingFirstRep().getCode())
                                : "",
                        condition.hasRecordedDate()
                                ? condition.getRecordedDate()
                                : condition.hasOnsetDateTimeType()
                                        ? condition.getOnsetDateTimeType().getValue()
                                        : null))
                .toList();
    }

    private static List<FileLine> medicines(Found file, String patientId) {
        return file.stream(MedicationRequest.class)
                .filter(order -> FamilyFiles.isOf(order.getSubject(), patientId))
                .filter(order -> order.getStatus() == MedicationRequest.MedicationRequestStatus.ACTIVE)
                .filter(MedicationRequest::hasMedicationCodeableConcept)
                .map(order -> new FileLine(
                        Translated.text(order.getMedicationCodeableConcept()),
                        Translated.text(order.getDosageInstructionFirstRep().getTextElement(), Language.current()),
                        order.getAuthoredOn()))
                .toList();
    }

    private static List<FileLine> vaccines(Found file, String patientId) {
        return file.stream(Immunization.class)
                .filter(given -> FamilyFiles.isOf(given.getPatient(), patientId))
                .map(given -> new FileLine(Translated.text(given.getVaccineCode()), "", Timeline.given(given)))
                .toList();
    }

    private static List<ReferralLine> referrals(Found file, String patientId) {
        return file.stream(ServiceRequest.class)
                .filter(request -> FamilyFiles.isOf(request.getSubject(), patientId))
                .sorted(Comparator.comparing(
                                ServiceRequest::getAuthoredOn, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .reversed())
                .map(ReferralLine::of)
                .toList();
    }
}
