package org.usra.clinic.outside;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** One invented household of Port Said with a visit, a referral on its way and a stay, as a file of FHIR JSON. */
final class DemoPeople {

    private DemoPeople() {}

    static List<Resource> resources() {
        Bundle bundle = (Bundle) FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(new java.io.InputStreamReader(
                        java.util.Objects.requireNonNull(DemoPeople.class.getResourceAsStream("/demo-people.json")),
                        java.nio.charset.StandardCharsets.UTF_8));
        List<Resource> resources = new ArrayList<>();
        bundle.getEntry().forEach(entry -> resources.add(entry.getResource()));
        resources.add(givenToday());
        return resources;
    }

    private static Immunization givenToday() {
        Immunization dose = new Immunization();
        dose.setId("im-today");
        dose.getMeta().setVersionId("3");
        dose.setStatus(Immunization.ImmunizationStatus.COMPLETED);
        dose.getVaccineCode().setText("الدرن");
        dose.setPatient(new Reference("Patient/patient-baby"));
        dose.setOccurrence(DateTimeType.now());
        return dose;
    }
}
