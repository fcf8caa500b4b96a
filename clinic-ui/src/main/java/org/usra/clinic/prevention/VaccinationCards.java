package org.usra.clinic.prevention;

import java.util.List;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.ImmunizationRecommendation;
import org.springframework.stereotype.Component;
import org.usra.clinic.language.Fmt;
import org.usra.clinic.record.HealthRecord;
import org.usra.clinic.record.Query;

/** Opens the card of a person: what the record reckons, beside the doses that it knows. */
@Component
class VaccinationCards {

    private static final int MOST = 200;

    private final HealthRecord healthRecord;
    private final Fmt fmt;

    VaccinationCards(HealthRecord healthRecord, Fmt fmt) {
        this.healthRecord = healthRecord;
        this.fmt = fmt;
    }

    VaccinationCard of(String patientId) {
        ImmunizationRecommendation answer = healthRecord.vaccinationCard(patientId);
        List<RecordedDose> recorded = healthRecord
                .search(Query.of("Immunization")
                        .with("patient", "Patient/" + patientId)
                        .with("status", "completed")
                        .with("_count", MOST))
                .stream(Immunization.class)
                .map(dose -> RecordedDose.of(dose, fmt))
                .toList();
        return VaccinationCard.of(answer, recorded);
    }
}
