package org.usra.referral.admission;

import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.usra.referral.vocabulary.Inputs;

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
            if (text.isBlank()) {
                throw Inputs.missing("follow-up");
            }
            return new FollowUp(text, due);
        }
    }

    /** Reads the inputs by hand: a diagnosis may be a code or words, which no typed parameter of HAPI's can be. */
    static DischargeForm read(Parameters sent) {
        List<ParametersParameterComponent> given = sent.getParameter();
        return new DischargeForm(
                Inputs.text("disposition", one(given, "disposition")),
                Inputs.text("summary", one(given, "summary")),
                Inputs.optional(one(given, "answer")),
                named(given, "diagnosis").map(one -> diagnosis(one.getValue())).toList(),
                named(given, "medication").map(one -> words(one.getValue())).toList(),
                named(given, "follow-up").map(FollowUp::of).toList());
    }

    private static Stream<ParametersParameterComponent> named(List<ParametersParameterComponent> given, String name) {
        return given.stream().filter(one -> name.equals(one.getName()));
    }

    private static @Nullable PrimitiveType<?> one(List<ParametersParameterComponent> given, String name) {
        return named(given, name)
                .map(ParametersParameterComponent::getValue)
                .filter(PrimitiveType.class::isInstance)
                .map(value -> (PrimitiveType<?>) value)
                .findFirst()
                .orElse(null);
    }

    private static CodeableConcept diagnosis(Type given) {
        return switch (given) {
            case Coding coding -> new CodeableConcept(coding).setText(coding.getDisplay());
            case CodeableConcept concept -> concept;
            default -> new CodeableConcept().setText(words(given));
        };
    }

    private static String words(@Nullable Type given) {
        return given instanceof PrimitiveType<?> primitive ? primitive.getValueAsString() : "";
    }
}
