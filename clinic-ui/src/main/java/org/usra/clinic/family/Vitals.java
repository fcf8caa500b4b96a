package org.usra.clinic.family;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;
import org.usra.clinic.record.Found;

/** The newest value of each vital sign of a person, and the course of the blood pressure. */
final class Vitals {

    static final String PRESSURE = "85354-9";
    static final String SYSTOLIC = "8480-6";
    static final String DIASTOLIC = "8462-4";

    private Vitals() {}

    static List<VitalLine> newest(Found file, String patientId) {
        Map<String, VitalLine> newest = new LinkedHashMap<>();
        file.stream(Observation.class)
                .filter(observation -> FamilyFiles.isOf(observation.getSubject(), patientId))
                .sorted(Comparator.comparing(Vitals::moment).reversed())
                .forEach(observation -> {
                    String code = String.valueOf(
                            observation.getCode().getCodingFirstRep().getCode());
                    VitalLine line = PRESSURE.equals(code) ? pressure(observation) : single(code, observation);
                    if (line != null) {
                        newest.putIfAbsent(code, line);
                    }
                });
        return List.copyOf(newest.values());
    }

    private static @Nullable VitalLine pressure(Observation observation) {
        BigDecimal systolic = component(observation, SYSTOLIC);
        BigDecimal diastolic = component(observation, DIASTOLIC);
        if (systolic == null || diastolic == null) {
            return null;
        }
        boolean high = systolic.intValue() >= 140 || diastolic.intValue() >= 90 || systolic.intValue() < 90;
        return new VitalLine(
                PRESSURE,
                systolic.stripTrailingZeros().toPlainString() + "/"
                        + diastolic.stripTrailingZeros().toPlainString(),
                "mm[Hg]",
                moment(observation),
                high);
    }

    private static @Nullable VitalLine single(String code, Observation observation) {
        if (!(observation.getValue() instanceof Quantity quantity) || quantity.getValue() == null) {
            return null;
        }
        String unit = quantity.hasCode() ? quantity.getCode() : String.valueOf(quantity.getUnit());
        return new VitalLine(
                code, quantity.getValue().stripTrailingZeros().toPlainString(), unit, moment(observation), false);
    }

    private static @Nullable BigDecimal component(Observation observation, String code) {
        return observation.getComponent().stream()
                .filter(part -> code.equals(part.getCode().getCodingFirstRep().getCode()))
                .filter(Observation.ObservationComponentComponent::hasValueQuantity)
                .map(part -> part.getValueQuantity().getValue())
                .findFirst()
                .orElse(null);
    }

    private static Date moment(Observation observation) {
        return observation.getEffective() instanceof DateTimeType time && time.getValue() != null
                ? time.getValue()
                : new Date(0);
    }
}
