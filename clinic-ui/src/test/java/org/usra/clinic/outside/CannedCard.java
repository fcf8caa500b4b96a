package org.usra.clinic.outside;

import java.util.Date;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ImmunizationRecommendation;
import org.hl7.fhir.r4.model.ImmunizationRecommendation.ImmunizationRecommendationRecommendationComponent;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.usra.clinic.language.Translated;
import org.usra.rules.naming.Canonical;

/** A vaccination card with a dose in each state; the one that was given is {@code Immunization/im-today}. */
final class CannedCard {

    private static final Date FIRST_DAY = new Date(1795420800000L);

    private final ImmunizationRecommendation card = new ImmunizationRecommendation();

    private CannedCard() {}

    static ImmunizationRecommendation answer() {
        CannedCard canned = new CannedCard();
        canned.card.setDate(FIRST_DAY);
        canned.line("hepatitis-b-birth", "الالتهاب الكبدي ب عند الولادة", 1, "LA13424-9", "59777-3");
        canned.line("tuberculosis", "الدرن", 1, "complete", "")
                .addSupportingImmunization(new Reference("Immunization/im-today"));
        canned.line("pentavalent", "الخماسي", 1, "overdue", "30980-7");
        canned.line("pentavalent", "الخماسي", 2, "LA13422-3", "30980-7");
        canned.line("polio-oral", "شلل الأطفال بالفم", 1, "due", "30980-7");
        return canned.card;
    }

    private ImmunizationRecommendationRecommendationComponent line(
            String vaccine, String arabic, int dose, String status, String date) {
        ImmunizationRecommendationRecommendationComponent line = card.addRecommendation();
        line.addVaccineCode(new CodeableConcept().setTextElement(Translated.both(vaccine, arabic)))
                .getVaccineCodeFirstRep()
                .addCoding()
                .setSystem(Canonical.codeSystem("vaccine"))
                .setCode(vaccine);
        line.getForecastStatus().addCoding().setCode(status);
        line.setDoseNumber(new PositiveIntType(dose));
        if (!date.isEmpty()) {
            line.addDateCriterion()
                    .setValue(FIRST_DAY)
                    .getCode()
                    .addCoding()
                    .setSystem("http://loinc.org")
                    .setCode(date);
        }
        return line;
    }
}
