package org.usra.referral.candidates;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The published, neutral order of candidates (docs/referral-ranking.md): days to wait, kilometres to travel and stated
 * capacity, each with its weight; no hospital has a place of its own in it.
 *
 * @param unknownWaitDays counted when neither a slot nor a stated wait is known
 */
record Ranking(
        BigDecimal waitWeight,
        BigDecimal distanceWeight,
        BigDecimal urgentFactor,
        Map<String, BigDecimal> capacityPoints,
        int unknownWaitDays) {

    /** Best first; equal ones in the order of their ids, so that the same question has the same answer. */
    List<Candidate> order(List<Candidate> candidates, boolean urgent, Instant now) {
        return candidates.stream()
                .sorted(Comparator.comparing((Candidate candidate) -> points(candidate, urgent, now))
                        .thenComparing(
                                candidate -> candidate.service().getIdElement().getIdPart()))
                .toList();
    }

    BigDecimal points(Candidate candidate, boolean urgent, Instant now) {
        BigDecimal wait = BigDecimal.valueOf(daysToWait(candidate, now)).multiply(waitWeight);
        BigDecimal distance = candidate.distanceKm() == null
                ? BigDecimal.ZERO
                : candidate.distanceKm().multiply(distanceWeight);
        return (urgent ? wait.multiply(urgentFactor) : wait)
                .add(distance)
                .add(capacityPoints.getOrDefault(candidate.capacity(), BigDecimal.ZERO));
    }

    private long daysToWait(Candidate candidate, Instant now) {
        if (candidate.nextSlot() != null) {
            return Math.max(0, Duration.between(now, candidate.nextSlot()).toDays());
        }
        return candidate.waitP50() != null ? candidate.waitP50() : unknownWaitDays;
    }
}
