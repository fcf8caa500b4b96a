package org.usra.clinic.visit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.usra.clinic.draft.Entered;
import org.usra.clinic.workplace.Post;

/** Writes a visit as one FHIR transaction: all of it is saved, or nothing. */
final class VisitBundle {

    private static final String LOINC = "http://loinc.org";
    private static final String UCUM = "http://unitsofmeasure.org";
    private static final String PLAN_OF_CARE_NOTE = "18776-5";
    private static final String VITAL_SIGNS = "vital-signs";

    private final Reference patient;
    private final Reference encounter = new Reference("urn:uuid:" + UUID.randomUUID());
    private final Post post;
    private final Date at;
    private final List<Resource> rest = new ArrayList<>();
    private final Encounter visit = new Encounter();

    private VisitBundle(String patientId, Post post, Instant at) {
        this.patient = new Reference("Patient/" + patientId);
        this.post = post;
        this.at = Date.from(at);
    }

    /** The diagnosis and the medicine are the picked codes, or the doctor's own words. */
    static Bundle of(String patientId, Post post, Instant at, Entered entered, Words words) {
        VisitBundle bundle = new VisitBundle(patientId, post, at);
        bundle.describeVisit(entered.value("reason"));
        bundle.addReadings(entered);
        words.diagnosis().ifPresent(bundle::addDiagnosis);
        words.medicine().ifPresent(medicine -> bundle.addPrescription(medicine, entered.value("dose")));
        if (entered.has("plan")) {
            bundle.addPlan(entered.value("plan"));
        }
        return bundle.transaction();
    }

    record Words(Optional<CodeableConcept> diagnosis, Optional<CodeableConcept> medicine) {}

    private void describeVisit(String reason) {
        visit.setStatus(Encounter.EncounterStatus.FINISHED);
        visit.getClass_()
                .setSystem("http://terminology.hl7.org/CodeSystem/v3-ActCode")
                .setCode("AMB");
        visit.setSubject(patient);
        visit.setServiceProvider(new Reference(post.facility()));
        visit.addParticipant().setIndividual(new Reference(post.reference()));
        visit.getPeriod().setStart(at).setEnd(at);
        visit.addReasonCode().setText(reason);
    }

    private void addReadings(Entered entered) {
        Optional<BigDecimal> systolic = VisitCheck.number(entered, Reading.SYSTOLIC.field());
        Optional<BigDecimal> diastolic = VisitCheck.number(entered, Reading.DIASTOLIC.field());
        if (systolic.isPresent() && diastolic.isPresent()) {
            Observation pressure =
                    observation(VITAL_SIGNS, "85354-9", "Blood pressure panel with all children optional");
            addComponent(pressure, Reading.SYSTOLIC, systolic.get());
            addComponent(pressure, Reading.DIASTOLIC, diastolic.get());
        }
        Reading.SINGLE.forEach(reading -> VisitCheck.number(entered, reading.field())
                .ifPresent(value -> observation(VITAL_SIGNS, reading.loinc(), reading.display())
                        .setValue(quantity(reading, value))));
    }

    private void addDiagnosis(CodeableConcept diagnosis) {
        Reference reference = new Reference("urn:uuid:" + UUID.randomUUID());
        Condition condition = new Condition();
        condition.setId(reference.getReference());
        condition.setClinicalStatus(coded("http://terminology.hl7.org/CodeSystem/condition-clinical", "active"));
        condition.setVerificationStatus(
                coded("http://terminology.hl7.org/CodeSystem/condition-ver-status", "confirmed"));
        condition.addCategory(coded("http://terminology.hl7.org/CodeSystem/condition-category", "encounter-diagnosis"));
        condition.setCode(diagnosis).setSubject(patient).setEncounter(encounter).setRecordedDate(at);
        condition.setRecorder(new Reference(post.reference()));
        visit.addDiagnosis().setCondition(reference);
        rest.add(condition);
    }

    private void addPrescription(CodeableConcept medicine, String dose) {
        MedicationRequest order = new MedicationRequest()
                .setStatus(MedicationRequest.MedicationRequestStatus.ACTIVE)
                .setIntent(MedicationRequest.MedicationRequestIntent.ORDER)
                .setMedication(medicine)
                .setSubject(patient)
                .setEncounter(encounter)
                .setAuthoredOn(at)
                .setRequester(new Reference(post.reference()));
        if (!dose.isEmpty()) {
            order.addDosageInstruction().setText(dose);
        }
        rest.add(order);
    }

    private void addPlan(String plan) {
        observation("exam", PLAN_OF_CARE_NOTE, "Plan of care note").setValue(new StringType(plan));
    }

    private Observation observation(String category, String code, String display) {
        Observation observation = new Observation();
        observation.setStatus(Observation.ObservationStatus.FINAL);
        observation.addCategory(coded("http://terminology.hl7.org/CodeSystem/observation-category", category));
        observation.setCode(coded(LOINC, code));
        observation.getCode().getCodingFirstRep().setDisplay(display);
        observation.setSubject(patient).setEncounter(encounter).setEffective(new DateTimeType(at));
        observation.addPerformer(new Reference(post.reference()));
        rest.add(observation);
        return observation;
    }

    private static void addComponent(Observation pressure, Reading reading, BigDecimal value) {
        Observation.ObservationComponentComponent part = pressure.addComponent();
        part.setCode(coded(LOINC, reading.loinc()));
        part.getCode().getCodingFirstRep().setDisplay(reading.display());
        part.setValue(quantity(reading, value));
    }

    private static Quantity quantity(Reading reading, BigDecimal value) {
        return new Quantity()
                .setValue(value)
                .setUnit(reading.unit())
                .setSystem(UCUM)
                .setCode(reading.ucum());
    }

    private static CodeableConcept coded(String system, String code) {
        CodeableConcept concept = new CodeableConcept();
        concept.addCoding().setSystem(system).setCode(code);
        return concept;
    }

    private Bundle transaction() {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        add(bundle, visit, encounter.getReference());
        rest.forEach(resource -> {
            String id = resource.getId();
            add(bundle, resource, id == null ? "urn:uuid:" + UUID.randomUUID() : id);
        });
        return bundle;
    }

    private static void add(Bundle bundle, Resource resource, String fullUrl) {
        resource.setId((String) null);
        bundle.addEntry()
                .setFullUrl(fullUrl)
                .setResource(resource)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl(resource.fhirType());
    }
}
