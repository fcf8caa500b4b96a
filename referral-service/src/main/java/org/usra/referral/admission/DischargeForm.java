package org.usra.referral.admission;

import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * What the hospital writes when a patient leaves.
 *
 * @param answer to the question that the family doctor asked; null after an emergency
 */
record DischargeForm(
        String disposition,
        String summary,
        @Nullable String answer,
        List<CodeableConcept> diagnoses,
        List<String> medicines,
        List<FollowUp> followUps) {

    /** @param due null when the hospital gave no day */
    record FollowUp(String text, @Nullable Date due) {

        static FollowUp of(ParametersParameterComponent given) {
            String text = "";
            Date due = null;
            for (ParametersParameterComponent part : given.getPart()) {
                if ("text".equals(part.getName()) && part.getValue() instanceof PrimitiveType<?> words) {
                    text = words.getValueAsString();
                } else if ("due".equals(part.getName()) && part.getValue() instanceof PrimitiveType<?> day) {
                    due = new DateType(day.getValueAsString()).getValue();
                }
            }
            return new FollowUp(text, due);
        }
    }

    /** A diagnosis as a code, or in words. */
    static CodeableConcept diagnosis(Type given) {
        return switch (given) {
            case Coding coding -> new CodeableConcept(coding).setText(coding.getDisplay());
            case CodeableConcept concept -> concept;
            default -> new CodeableConcept().setText(given.primitiveValue());
        };
    }
}
