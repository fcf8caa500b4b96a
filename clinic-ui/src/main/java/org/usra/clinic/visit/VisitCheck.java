package org.usra.clinic.visit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.usra.clinic.draft.Entered;

/**
 * What is wrong with a visit form, field by field.
 *
 * @param errors message by field, in the order of the form
 * @param repeat the fields whose value is worth measuring again
 */
public record VisitCheck(Map<String, String> errors, List<String> repeat) {

    static VisitCheck of(Entered entered) {
        Map<String, String> errors = new LinkedHashMap<>();
        List<String> repeat = new ArrayList<>();
        if (!entered.has("reason")) {
            errors.put("reason", "visit.error.reason");
        }
        Stream.concat(Stream.of(Reading.SYSTOLIC, Reading.DIASTOLIC), Reading.SINGLE.stream())
                .filter(reading -> entered.has(reading.field()))
                .forEach(reading -> check(reading, entered, errors, repeat));
        pair(entered, errors);
        if (entered.has("dose") && !entered.has("medicine")) {
            errors.put("medicine", "visit.error.medicine");
        }
        // A second reading answers the prompt; so does an explicit "measured twice".
        if (entered.has("repeated")) {
            repeat.clear();
        }
        return new VisitCheck(errors, repeat);
    }

    boolean passes() {
        return errors.isEmpty() && repeat.isEmpty();
    }

    static Optional<BigDecimal> number(Entered entered, String field) {
        try {
            String typed = entered.digits(field).replace(',', '.');
            return typed.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(typed));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static void check(Reading reading, Entered entered, Map<String, String> errors, List<String> repeat) {
        Optional<BigDecimal> value = number(entered, reading.field());
        if (value.isEmpty() || !reading.possible(value.get())) {
            errors.put(reading.field(), "visit.error." + reading.field());
        } else if (reading.worthRepeating(value.get())) {
            repeat.add(reading.field());
        }
    }

    private static void pair(Entered entered, Map<String, String> errors) {
        if (entered.has("systolic") != entered.has("diastolic")) {
            errors.putIfAbsent(entered.has("systolic") ? "diastolic" : "systolic", "visit.error.pair");
        }
        number(entered, "systolic")
                .ifPresent(high -> number(entered, "diastolic")
                        .filter(low -> low.compareTo(high) >= 0)
                        .ifPresent(low -> errors.putIfAbsent("diastolic", "visit.error.order")));
    }
}
