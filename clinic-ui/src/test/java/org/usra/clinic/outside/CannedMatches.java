package org.usra.clinic.outside;

import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.usra.rules.naming.Canonical;

/** Answers of {@code Patient/$match}: who of the household was asked about by number, or by own name and birth date. */
final class CannedMatches {

    private static final String GRADE = "http://hl7.org/fhir/StructureDefinition/match-grade";
    private static final String MOTHER = "http://hl7.org/fhir/StructureDefinition/patient-mothersMaidenName";

    private CannedMatches() {}

    static Bundle of(String asked, List<Resource> resources) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        resources.stream()
                .filter(Patient.class::isInstance)
                .map(Patient.class::cast)
                .forEach(known -> consider(asked, known, bundle));
        consider(asked, ofAnotherUnit(), bundle);
        return bundle;
    }

    private static void consider(String asked, Patient known, Bundle bundle) {
        boolean sameNumber = asked.contains(known.getIdentifierFirstRep().getValue());
        boolean alike = asked.contains(
                        "\"" + known.getNameFirstRep().getGiven().getFirst().getValue() + "\"")
                && asked.contains(
                        Objects.requireNonNull(known.getBirthDateElement().getValueAsString()));
        if (sameNumber || alike) {
            Bundle.BundleEntryComponent entry = bundle.addEntry().setResource(known);
            entry.getSearch()
                    .setMode(Bundle.SearchEntryMode.MATCH)
                    .addExtension(GRADE, new CodeType(sameNumber ? "certain" : "probable"));
        }
    }

    /** Nobody of the household: the registrar sees no enrolment, as of whoever belongs to another unit. */
    private static Patient ofAnotherUnit() {
        Patient patient = new Patient();
        patient.setId("patient-elsewhere");
        patient.addIdentifier().setSystem(Canonical.identifier("national-id")).setValue("29001010300121");
        patient.addName(new HumanName()
                .setUse(HumanName.NameUse.OFFICIAL)
                .setText("سعاد كمال")
                .addGiven("سعاد"));
        patient.addTelecom().setSystem(ContactPoint.ContactPointSystem.PHONE).setValue("+201098765432");
        patient.setGender(AdministrativeGender.FEMALE);
        patient.setBirthDateElement(new DateType("1990-01-01"));
        patient.addExtension(MOTHER, new StringType("زينب محمد"));
        return patient;
    }
}
