package org.usra.launcher.demo;

import static org.usra.launcher.demo.Elements.at;
import static org.usra.launcher.demo.Elements.hl7;
import static org.usra.launcher.demo.Elements.inArabic;
import static org.usra.launcher.demo.Elements.reference;
import static org.usra.launcher.demo.Json.list;
import static org.usra.launcher.demo.Json.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The clinical resources of one person, as a family doctor of the unit would write them. */
final class ClinicalRecord {

    private final Vocabulary vocabulary;
    private final Household household;
    private final Person person;

    ClinicalRecord(Vocabulary vocabulary, Household household, Person person) {
        this.vocabulary = vocabulary;
        this.household = household;
        this.person = person;
    }

    ObjectNode problem(String diagnosis, LocalDate since) {
        return object(
                "resourceType", "Condition",
                "clinicalStatus", hl7("condition-clinical", "active"),
                "verificationStatus", hl7("condition-ver-status", "confirmed"),
                "category", list(hl7("condition-category", "problem-list-item")),
                "code", vocabulary.concept("diagnosis", diagnosis),
                "subject", subject(),
                "onsetDateTime", since,
                "recordedDate", later(since, household.memberSince(person)),
                "recorder", doctor());
    }

    /** What was found at one visit and is over. */
    ObjectNode diagnosis(String diagnosis, String encounter, LocalDateTime time) {
        return object(
                "resourceType", "Condition",
                "clinicalStatus", hl7("condition-clinical", "resolved"),
                "verificationStatus", hl7("condition-ver-status", "confirmed"),
                "category", list(hl7("condition-category", "encounter-diagnosis")),
                "code", vocabulary.concept("diagnosis", diagnosis),
                "subject", subject(),
                "encounter", reference(encounter),
                "onsetDateTime", at(time),
                "abatementDateTime", at(time.plusDays(7)),
                "recordedDate", at(time),
                "recorder", doctor());
    }

    ObjectNode allergy(String allergen, LocalDate recorded, boolean severe) {
        return object(
                "resourceType", "AllergyIntolerance",
                "clinicalStatus", hl7("allergyintolerance-clinical", "active"),
                "verificationStatus", hl7("allergyintolerance-verification", "confirmed"),
                "type", "allergy",
                "criticality", severe ? "high" : "low",
                "code", vocabulary.concept("allergen", allergen),
                "patient", subject(),
                "recordedDate", recorded,
                "recorder", doctor());
    }

    ObjectNode prescription(String medicine, boolean longTerm, @Nullable String encounter, LocalDateTime time) {
        String english = longTerm ? "Once a day, long term" : "Three times a day for five days";
        String arabic = longTerm ? "مرة يوميًا باستمرار" : "ثلاث مرات يوميًا لمدة خمسة أيام";
        return object(
                "resourceType", "MedicationRequest",
                "status", longTerm ? "active" : "completed",
                "intent", "order",
                "medicationCodeableConcept", vocabulary.concept("medicine", medicine),
                "subject", subject(),
                "encounter", encounter == null ? null : reference(encounter),
                "authoredOn", at(time),
                "requester", doctor(),
                "dosageInstruction", list(object("text", english, "_text", inArabic(arabic))));
    }

    ObjectNode immunization(String vaccine, int dose, LocalDate given) {
        return object(
                "resourceType",
                "Immunization",
                "status",
                "completed",
                "vaccineCode",
                vocabulary.concept("vaccine", vaccine),
                "patient",
                subject(),
                "occurrenceDateTime",
                given,
                "primarySource",
                true,
                "performer",
                list(object("actor", reference("Organization/" + household.unit()))),
                "protocolApplied",
                list(object("doseNumberPositiveInt", dose)));
    }

    ObjectNode visit(LocalDateTime time, String reason, String diagnosis) {
        return object(
                "resourceType", "Encounter",
                "status", "finished",
                "class", object("system", Elements.HL7 + "v3-ActCode", "code", "AMB"),
                "subject", subject(),
                "participant", list(object("individual", doctor())),
                "period", object("start", at(time), "end", at(time.plusMinutes(15))),
                "reasonCode", list(vocabulary.concept("diagnosis", reason)),
                "diagnosis", list(object("condition", reference(diagnosis))),
                "serviceProvider", reference("Organization/" + household.unit()));
    }

    /** A measurement; the caller adds its value or its components. */
    ObjectNode vital(String loinc, String encounter, LocalDateTime time) {
        return object(
                "resourceType", "Observation",
                "status", "final",
                "category", list(hl7("observation-category", "vital-signs")),
                "code", vocabulary.concept("loinc", loinc),
                "subject", subject(),
                "encounter", reference(encounter),
                "effectiveDateTime", at(time),
                "performer", list(doctor()));
    }

    private ObjectNode subject() {
        return reference(person.address());
    }

    private ObjectNode doctor() {
        return reference("PractitionerRole/" + household.doctor());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
