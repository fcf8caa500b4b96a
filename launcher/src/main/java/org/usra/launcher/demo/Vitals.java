package org.usra.launcher.demo;

import static org.usra.launcher.demo.Elements.quantity;
import static org.usra.launcher.demo.Json.list;
import static org.usra.launcher.demo.Json.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.usra.rules.identity.Sex;

/** What a nurse measures before the doctor sees the person; values that fit age and illness. */
final class Vitals {

    private final Vocabulary vocabulary;
    private final ClinicalRecord record;
    private final RandomGenerator random;

    Vitals(Vocabulary vocabulary, ClinicalRecord record, RandomGenerator random) {
        this.vocabulary = vocabulary;
        this.record = record;
        this.random = random;
    }

    List<ObjectNode> measured(Sex sex, int age, List<String> illnesses, String encounter, LocalDateTime time) {
        List<ObjectNode> measured = new ArrayList<>();
        if (age >= 18) {
            int high = illnesses.contains("I10") ? 28 : 0;
            measured.add(bloodPressure(
                    110 + high + random.nextInt(20), 70 + high / 2 + random.nextInt(12), encounter, time));
        }
        measured.add(value("29463-7", weight(sex, age), "kg", "kg", encounter, time));
        if (age < 18) {
            measured.add(value("8310-5", decimal(365 + random.nextInt(25), 1), "°C", "Cel", encounter, time));
            measured.add(value("8302-2", decimal(height(age), 0), "cm", "cm", encounter, time));
        } else {
            measured.add(value("8867-4", decimal(64 + random.nextInt(30), 0), "beats/minute", "/min", encounter, time));
        }
        if (illnesses.contains("E11") || illnesses.contains("E10")) {
            measured.add(value("2339-0", decimal(130 + random.nextInt(110), 0), "mg/dL", "mg/dL", encounter, time));
        }
        return measured;
    }

    private ObjectNode bloodPressure(int upper, int lower, String encounter, LocalDateTime time) {
        ObjectNode pressure = record.vital("85354-9", encounter, time);
        pressure.set("component", list(component("8480-6", upper), component("8462-4", lower)));
        return pressure;
    }

    private ObjectNode component(String loinc, int value) {
        return object(
                "code", vocabulary.concept("loinc", loinc),
                "valueQuantity", quantity(decimal(value, 0), "mmHg", "mm[Hg]"));
    }

    private ObjectNode value(
            String loinc, BigDecimal value, String unit, String ucum, String encounter, LocalDateTime time) {
        ObjectNode measurement = record.vital(loinc, encounter, time);
        measurement.set("valueQuantity", quantity(value, unit, ucum));
        return measurement;
    }

    private BigDecimal weight(Sex sex, int age) {
        int grams = age < 18
                ? 4_000 + age * 3_100 + random.nextInt(3_000)
                : (sex == Sex.MALE ? 70_000 : 63_000) + random.nextInt(28_000);
        return decimal(grams / 100, 1);
    }

    private int height(int age) {
        return Math.min(172, 55 + age * 8 + random.nextInt(8));
    }

    private static BigDecimal decimal(int digits, int scale) {
        return BigDecimal.valueOf(digits, scale);
    }
}
