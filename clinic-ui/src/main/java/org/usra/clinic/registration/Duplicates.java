package org.usra.clinic.registration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;
import org.usra.clinic.directory.Directory;
import org.usra.clinic.person.PersonCard;
import org.usra.clinic.record.Found;
import org.usra.clinic.record.HealthRecord;
import org.usra.clinic.record.Query;

/**
 * Asks the record whether the members of a form are registered already, before a file is opened. It sees whom
 * {@code Patient/$match} shows the registrar: the own unit's people, and of others who has the very national ID.
 */
@Component
class Duplicates {

    /** As many as the record gives: who is left out would be registered twice. */
    private static final int ALL = 50;

    private static final String GRADE = "http://hl7.org/fhir/StructureDefinition/match-grade";
    private static final int END = 3;

    private final HealthRecord healthRecord;
    private final Directory directory;

    Duplicates(HealthRecord healthRecord, Directory directory) {
        this.healthRecord = healthRecord;
        this.directory = directory;
    }

    /** By row, who may be its member; without those of whom the clerk said that they are somebody else. */
    Map<Integer, List<Alike>> unanswered(Household household) {
        Map<Integer, List<Alike>> unanswered = new TreeMap<>();
        for (MemberRow row : household.rows()) {
            List<Alike> alike = of(row, household.patient(row));
            if (!alike.isEmpty()) {
                unanswered.put(row.index(), alike);
            }
        }
        return unanswered;
    }

    private List<Alike> of(MemberRow row, Patient entered) {
        List<BundleEntryComponent> matches = healthRecord.match(entered, ALL).getEntry().stream()
                .filter(entry -> entry.getResource() instanceof Patient known
                        && !row.answers().contains(row.answer(Found.id(known))))
                .toList();
        Map<String, String> units = units(
                matches.stream().map(entry -> Found.id(entry.getResource())).toList());
        return matches.stream()
                .map(entry -> alike(row, (Patient) entry.getResource(), grade(entry), units))
                .toList();
    }

    private static Alike alike(MemberRow row, Patient known, String grade, Map<String, String> units) {
        String id = Found.id(known);
        String unit = units.getOrDefault(id, "");
        PersonCard person = PersonCard.of(known);
        boolean same = grade.equals("certain") && (!known.hasActive() || known.getActive());
        return new Alike(
                person,
                mother(known),
                unit.isEmpty() ? end(person.phone()) : person.phone(),
                unit,
                grade,
                same ? "" : row.answer(id));
    }

    /** The unit of each person whose enrolment this registrar may see: those of the own one. */
    private Map<String, String> units(List<String> patients) {
        Map<String, String> units = new LinkedHashMap<>();
        if (!patients.isEmpty()) {
            healthRecord
                    .searchWherePermitted(Query.of("EpisodeOfCare")
                            .with("patient", "Patient/" + String.join(",Patient/", patients))
                            .with("status", "active")
                            .with("_count", ALL))
                    .stream(EpisodeOfCare.class)
                    .forEach(episode -> units.put(
                            Found.id(episode.getPatient()), directory.nameOf(episode.getManagingOrganization())));
        }
        return units;
    }

    private static String grade(BundleEntryComponent entry) {
        Extension grade = entry.getSearch().getExtensionByUrl(GRADE);
        String code = grade == null ? null : grade.getValue().primitiveValue();
        return code == null ? "possible" : code;
    }

    private static String mother(Patient patient) {
        Extension mother = patient.getExtensionByUrl(Household.MOTHER);
        String name = mother == null ? null : mother.getValue().primitiveValue();
        return name == null ? "" : name;
    }

    private static String end(String phone) {
        return phone.length() <= END ? "" : "*******" + phone.substring(phone.length() - END);
    }
}
