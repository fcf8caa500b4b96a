package org.usra.record.prevention;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.usra.record.prevention.VaccinationSchedule.Name;
import org.usra.rules.naming.Canonical;
import org.usra.rules.prevention.DoseState;
import org.usra.rules.prevention.DoseState.Window;
import org.usra.rules.prevention.PlannedDose;

/** The ImmunizationRecommendation: one recommendation for each dose of the schedule. */
final class VaccinationCard {

    private static final String LOINC = "http://loinc.org";
    private static final String STATUS = "http://terminology.hl7.org/CodeSystem/immunization-recommendation-status";
    private static final String EARLIEST = "30981-5";
    private static final String DUE = "30980-7";
    private static final String OVERDUE = "59778-1";
    private static final String LATEST = "59777-3";

    private final ObjectNode root =
            JsonNodeFactory.instance.objectNode().put("resourceType", "ImmunizationRecommendation");
    private final Map<String, Name> names;

    private VaccinationCard(Map<String, Name> names) {
        this.names = names;
    }

    static ObjectNode of(String patient, Instant now, List<PlannedDose> planned, Map<String, Name> names) {
        VaccinationCard card = new VaccinationCard(names);
        card.root.putObject("patient").put("reference", "Patient/" + patient);
        card.root.put("date", now.toString());
        planned.forEach(dose -> card.add(dose, doses(planned, dose.dose().vaccine())));
        return card.root;
    }

    private static int doses(List<PlannedDose> planned, String vaccine) {
        return (int) planned.stream()
                .filter(other -> other.dose().vaccine().equals(vaccine))
                .count();
    }

    private void add(PlannedDose planned, int doses) {
        ObjectNode recommendation = root.withArray("recommendation").addObject();
        String vaccine = planned.dose().vaccine();
        ObjectNode code = recommendation.putArray("vaccineCode").addObject();
        code.putArray("coding")
                .addObject()
                .put("system", Canonical.codeSystem("vaccine"))
                .put("code", vaccine);
        Name name = names.get(vaccine);
        if (name != null) {
            say(code, name.english(), name.arabic());
        }
        switch (planned.state()) {
            case DoseState.Given given -> {
                status(recommendation, STATUS, "complete", "Given", "أُعطيت");
                recommendation
                        .putArray("supportingImmunization")
                        .addObject()
                        .put("reference", "Immunization/" + given.dose().id());
            }
            // HL7's codes have no word for these two; LOINC has.
            case DoseState.NotYet notYet -> {
                status(recommendation, LOINC, "LA13422-3", "Not yet due", "لم يحن موعدها");
                dates(recommendation, notYet.window());
            }
            case DoseState.TooOld tooOld -> {
                status(recommendation, LOINC, "LA13424-9", "No longer given at this age", "لا تُعطى في هذه السن");
                date(recommendation, LATEST, tooOld.last());
            }
            case DoseState.Due due -> {
                status(recommendation, STATUS, "due", "Due", "مستحقة");
                dates(recommendation, due.window());
            }
            case DoseState.Overdue overdue -> {
                status(recommendation, STATUS, "overdue", "Overdue", "متأخرة");
                dates(recommendation, overdue.window());
            }
        }
        recommendation.put("doseNumberPositiveInt", planned.dose().dose()).put("seriesDosesPositiveInt", doses);
    }

    private static void status(ObjectNode recommendation, String system, String code, String english, String arabic) {
        ObjectNode status = recommendation.putObject("forecastStatus");
        status.putArray("coding").addObject().put("system", system).put("code", code);
        say(status, english, arabic);
    }

    private static void dates(ObjectNode recommendation, Window window) {
        date(recommendation, EARLIEST, window.from());
        date(recommendation, DUE, window.from());
        date(recommendation, OVERDUE, window.until().plusDays(1));
    }

    private static void date(ObjectNode recommendation, String code, LocalDate date) {
        ObjectNode criterion = recommendation.withArray("dateCriterion").addObject();
        criterion
                .putObject("code")
                .putArray("coding")
                .addObject()
                .put("system", LOINC)
                .put("code", code);
        criterion.put("value", date.toString());
    }

    private static void say(ObjectNode concept, String english, String arabic) {
        concept.put("text", english);
        ObjectNode translation = concept.putObject("_text")
                .putArray("extension")
                .addObject()
                .put("url", "http://hl7.org/fhir/StructureDefinition/translation");
        translation
                .putArray("extension")
                .add(JsonNodeFactory.instance.objectNode().put("url", "lang").put("valueCode", "ar"))
                .add(JsonNodeFactory.instance.objectNode().put("url", "content").put("valueString", arabic));
    }
}
