package org.usra.clinic.prevention;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;
import org.usra.clinic.record.HealthRecord;
import org.usra.clinic.workplace.Workplace;
import org.usra.rules.naming.Canonical;

/** Writes down a dose that was given just now, and takes one back that was not. */
@Component
class WritingDoses {

    private final HealthRecord healthRecord;
    private final Workplace workplace;
    private final Clock clock;

    WritingDoses(HealthRecord healthRecord, Workplace workplace, Clock clock) {
        this.healthRecord = healthRecord;
        this.workplace = workplace;
        this.clock = clock;
    }

    void give(String patientId, DoseLine line, String key) {
        Immunization dose = new Immunization();
        dose.setStatus(Immunization.ImmunizationStatus.COMPLETED);
        dose.getVaccineCode()
                .addCoding()
                .setSystem(Canonical.codeSystem("vaccine"))
                .setCode(line.vaccine());
        dose.setPatient(new Reference("Patient/" + patientId));
        dose.setOccurrence(new DateTimeType(
                Date.from(clock.instant()), TemporalPrecisionEnum.SECOND, TimeZone.getTimeZone(clock.getZone())));
        dose.setPrimarySource(true);
        dose.addPerformer().setActor(new Reference(workplace.current().reference()));
        dose.addProtocolApplied().setDoseNumber(new PositiveIntType(line.dose()));
        Bundle bundle = transaction(dose, Bundle.HTTPVerb.POST, "Immunization");
        // Two colleagues may press at the same time: a vaccine is given once a day.
        bundle.getEntryFirstRep()
                .getRequest()
                .setIfNoneExist("patient=Patient/" + patientId + "&status=completed&vaccine-code="
                        + Canonical.codeSystem("vaccine") + "|" + line.vaccine() + "&date=" + LocalDate.now(clock));
        healthRecord.save(bundle, key);
    }

    /** @param seen the version that the person at the screen saw */
    void takeBack(RecordedDose dose, String seen, String key) {
        Immunization wrong = healthRecord.read(Immunization.class, dose.id());
        wrong.setStatus(Immunization.ImmunizationStatus.ENTEREDINERROR);
        Bundle bundle = transaction(wrong, Bundle.HTTPVerb.PUT, "Immunization/" + dose.id());
        bundle.getEntryFirstRep().getRequest().setIfMatch("W/\"" + seen + "\"");
        healthRecord.save(bundle, key);
    }

    private static Bundle transaction(Immunization dose, Bundle.HTTPVerb verb, String url) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        BundleEntryComponent entry = bundle.addEntry().setResource(dose);
        entry.getRequest().setMethod(verb).setUrl(url);
        return bundle;
    }
}
