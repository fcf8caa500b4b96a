package org.usra.clinic.outside;

import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.usra.clinic.language.Translated;
import org.usra.rules.naming.Canonical;

/** Answers of the operations, the same each time. */
final class CannedOperations {

    private static final long HALF_HOUR = 30 * 60 * 1000L;
    private static final long START = 1795420800000L;

    private CannedOperations() {}

    static Resource answer(String path, String body, List<Resource> resources) {
        String operation = path.substring(path.indexOf('$') + 1);
        if (body.contains("\"preview\"")) {
            return preview();
        }
        return switch (operation) {
            case "family-file" -> all(resources);
            case "vaccination-card" -> CannedCard.answer();
            case "match" -> CannedMatches.of(body, resources);
            case "open-family-file" -> only(resources, "Group");
            case "changes" -> changes();
            case "add-member", "split", "undo" -> only(resources, "Group");
            case "submit" -> path.contains("Coverage") ? eligible() : only(resources, "ServiceRequest");
            case "available-actions" -> actions();
            case "find" -> times();
            case "book" -> only(resources, "Appointment");
            case "admit", "emergency-admit" -> only(resources, "Encounter");
            default -> new Bundle().setType(Bundle.BundleType.COLLECTION);
        };
    }

    private static Bundle all(List<Resource> resources) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
        resources.forEach(resource -> bundle.addEntry().setResource(resource));
        return bundle;
    }

    private static Bundle only(List<Resource> resources, String type) {
        return all(resources.stream()
                .filter(resource -> resource.fhirType().equals(type))
                .toList());
    }

    private static Parameters preview() {
        Parameters parameters = new Parameters();
        Parameters.ParametersParameterComponent joins =
                parameters.addParameter().setName("effect");
        joins.addPart().setName("code").setValue(new Coding().setCode("joins"));
        joins.addPart().setName("subject").setValue(new Reference().setDisplay("مريم"));
        Parameters.ParametersParameterComponent role = parameters.addParameter().setName("effect");
        role.addPart().setName("code").setValue(new Coding().setCode("role"));
        role.addPart().setName("subject").setValue(new Reference().setDisplay("منى"));
        role.addPart().setName("from").setValue(new StringType("spouse"));
        role.addPart().setName("to").setValue(new StringType("head"));
        return parameters;
    }

    private static Bundle changes() {
        Provenance change = new Provenance();
        change.setId("change-1");
        change.setRecorded(new Date(START));
        change.setOccurred(new DateTimeType("2026-11-20"));
        change.setActivity(new CodeableConcept()
                .addCoding(new Coding()
                        .setSystem(Canonical.codeSystem("household-change"))
                        .setCode("leave")));
        change.addAgent().setWho(new Reference("PractitionerRole/role-registrar"));
        return all(List.of(change));
    }

    private static CoverageEligibilityResponse eligible() {
        CoverageEligibilityResponse response = new CoverageEligibilityResponse();
        response.setCreated(new Date(START));
        response.addInsurance().setInforce(true);
        response.setDispositionElement(Translated.both(
                "Covered, but a referral of the family doctor is required for this service.",
                "مغطى، ولكن هذه الخدمة تحتاج إحالة من طبيب الأسرة."));
        response.addExtension(
                Canonical.structure("access-decision"),
                new Coding().setSystem(Canonical.codeSystem("access-decision")).setCode("referral-required"));
        return response;
    }

    private static Parameters actions() {
        Parameters parameters = new Parameters();
        for (String code : List.of(
                "accept", "decline", "request-information", "return-with-advice", "redirect", "book", "admit")) {
            Parameters.ParametersParameterComponent action =
                    parameters.addParameter().setName("action");
            action.addPart().setName("code").setValue(new CodeType(code));
            action.addPart().setName("operation").setValue(new StringType("Task/[id]/$" + code));
        }
        return parameters;
    }

    private static Bundle times() {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        for (int day = 0; day < 5; day++) {
            for (int time = 0; time < 8; time++) {
                Date start = new Date(START + day * 48 * HALF_HOUR + time * HALF_HOUR);
                Appointment appointment =
                        new Appointment().setStart(start).setEnd(new Date(start.getTime() + HALF_HOUR));
                appointment.addSlot(new Reference("Slot/slot-h-alsalam-cardiology-" + day + "-" + time));
                bundle.addEntry().setResource(appointment);
            }
        }
        return bundle;
    }
}
