package org.usra.clinic.desk;

import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;
import org.usra.clinic.draft.Entered;
import org.usra.clinic.person.PersonCard;
import org.usra.clinic.record.Found;
import org.usra.clinic.record.HealthRecord;
import org.usra.clinic.record.Query;
import org.usra.clinic.record.ReferralProcess;

/** The people who are in a hospital, and taking one in on a referral. */
@Component
public class Stays {

    private final HealthRecord healthRecord;
    private final ReferralProcess process;

    Stays(HealthRecord healthRecord, ReferralProcess process) {
        this.healthRecord = healthRecord;
        this.process = process;
    }

    /** The emergencies that are open at this hospital, the most urgent first. */
    public List<Stay> emergencies(String hospital) {
        Found found = healthRecord.searchWherePermitted(Query.of("Encounter")
                .with("class", "EMER")
                .with("status", "arrived,triaged,in-progress")
                .with("service-provider", hospital)
                .with("_include", "Encounter:patient")
                .with("_count", 100));
        Set<String> known = found.stream(Patient.class).map(Found::id).collect(Collectors.toSet());
        Set<String> missing = found.stream(Encounter.class)
                .map(encounter -> Found.id(encounter.getSubject()))
                .filter(id -> !id.isEmpty() && !known.contains(id))
                .collect(Collectors.toSet());
        Found all = found.and(healthRecord.byIds(Patient.class, missing));
        return found.stream(Encounter.class)
                .map(encounter -> Stay.of(
                        encounter,
                        all.target(encounter.getSubject(), Patient.class)
                                .map(PersonCard::of)
                                .orElse(null)))
                .sorted(Comparator.comparing((Stay stay) -> stay.triage().isEmpty() ? "0" : stay.triage())
                        .thenComparing(stay -> stay.since() == null ? new Date(0) : stay.since()))
                .toList();
    }

    public Stay open(String encounterId) {
        Encounter encounter = healthRecord.read(Encounter.class, encounterId);
        return Stay.of(
                encounter,
                healthRecord
                        .find(Patient.class, Found.id(encounter.getSubject()))
                        .map(PersonCard::of)
                        .orElse(null));
    }

    Optional<Stay> ofReferral(String serviceRequestId) {
        return healthRecord
                .searchWherePermitted(Query.of("Encounter").with("based-on", "ServiceRequest/" + serviceRequestId))
                .stream(Encounter.class)
                .max(Comparator.comparing(
                        encounter -> encounter.getPeriod().getStart(),
                        Comparator.nullsFirst(Comparator.naturalOrder())))
                .map(encounter -> Stay.of(encounter, null));
    }

    /** Admits on the referral; what comes back is the authorization number that was issued. */
    List<String> admit(String taskId, Entered entered, String once) {
        Parameters in = new Parameters();
        in.addParameter().setName("task").setValue(new Reference("Task/" + taskId));
        in.addParameter().setName("class").setValue(new CodeType(entered.value("class", "AMB")));
        return process.perform("Encounter", "admit", in, once).stream(Encounter.class)
                .map(encounter -> Stay.of(encounter, null).authorization())
                .filter(number -> !number.isEmpty())
                .toList();
    }
}
