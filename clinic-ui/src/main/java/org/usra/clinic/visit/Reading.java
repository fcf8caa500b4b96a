package org.usra.clinic.visit;

import java.math.BigDecimal;
import java.util.List;

/**
 * A vital sign of the visit form: its field, LOINC code and unit, what can be true of a person at all, and from where on
 * it is worth measuring again.
 */
public record Reading(
        String field,
        String loinc,
        String display,
        String unit,
        String ucum,
        BigDecimal lowest,
        BigDecimal highest,
        BigDecimal repeatBelow,
        BigDecimal repeatAbove) {

    public static final Reading SYSTOLIC =
            reading("systolic", "8480-6", "Systolic blood pressure", "mmHg", "mm[Hg]", "40", "300", "90", "139");
    public static final Reading DIASTOLIC =
            reading("diastolic", "8462-4", "Diastolic blood pressure", "mmHg", "mm[Hg]", "20", "200", "50", "89");

    /** The single values; blood pressure is a pair of its own. */
    public static final List<Reading> SINGLE = List.of(
            reading("weight", "29463-7", "Body weight", "kg", "kg", "0.4", "400", "0.4", "400"),
            reading("height", "8302-2", "Body height", "cm", "cm", "20", "250", "20", "250"),
            reading("pulse", "8867-4", "Heart rate", "/min", "/min", "20", "260", "45", "120"),
            reading("temperature", "8310-5", "Body temperature", "°C", "Cel", "30", "44", "35", "37.9"),
            reading(
                    "glucose",
                    "2339-0",
                    "Glucose [Mass/volume] in Blood",
                    "mg/dL",
                    "mg/dL",
                    "10",
                    "1500",
                    "60",
                    "199"));

    private static Reading reading(
            String field, String loinc, String display, String unit, String ucum, String... bounds) {
        return new Reading(
                field,
                loinc,
                display,
                unit,
                ucum,
                new BigDecimal(bounds[0]),
                new BigDecimal(bounds[1]),
                new BigDecimal(bounds[2]),
                new BigDecimal(bounds[3]));
    }

    boolean possible(BigDecimal value) {
        return value.compareTo(lowest) >= 0 && value.compareTo(highest) <= 0;
    }

    boolean worthRepeating(BigDecimal value) {
        return value.compareTo(repeatBelow) < 0 || value.compareTo(repeatAbove) > 0;
    }
}
