package org.usra.clinic.person;

import java.time.Clock;
import java.util.Comparator;
import java.util.Date;
import org.hl7.fhir.r4.model.Coverage;
import org.jspecify.annotations.Nullable;
import org.usra.clinic.record.Found;

/**
 * Whether a person is covered today, and until when.
 *
 * @param state in-force, ended, or unknown where the reader may not see it or nothing is recorded
 * @param category the contribution category code
 */
public record CoverLine(String state, @Nullable Date until, String category) {

    static CoverLine of(Found found, String patientId, Clock clock) {
        return found.stream(Coverage.class)
                .filter(coverage -> Found.id(coverage.getBeneficiary()).equals(patientId))
                .max(Comparator.comparing(coverage -> inForce(coverage, clock)))
                .map(coverage -> new CoverLine(
                        inForce(coverage, clock) ? "in-force" : "ended",
                        coverage.getPeriod().getEnd(),
                        category(coverage)))
                .orElse(new CoverLine("unknown", null, ""));
    }

    public static boolean inForce(Coverage coverage, Clock clock) {
        Date end = coverage.getPeriod().getEnd();
        return coverage.getStatus() == Coverage.CoverageStatus.ACTIVE
                && (end == null || end.toInstant().isAfter(clock.instant()));
    }

    public static String category(Coverage coverage) {
        String value = coverage.getClass_FirstRep().getValue();
        return value == null ? "" : value;
    }
}
