package org.usra.clinic.cover;

import java.math.BigDecimal;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usra.clinic.person.PersonCard;

/** What the insurer sees of one person: cover, answers to eligibility questions, claims. Nothing clinical. */
public record CoverFile(PersonCard person, List<CoverRow> covers, List<AnswerRow> answers, List<ClaimRow> claims) {

    /** A cover and whether it is in force today. */
    public record CoverRow(
            String card,
            String category,
            boolean inForce,
            @Nullable Date from,
            @Nullable Date until,
            String payer) {}

    /** An eligibility answer: whether covered, the decision code and its reason in words. */
    public record AnswerRow(
            @Nullable Date at,
            boolean inForce,
            String decision,
            String reason,
            String provider,
            String authorization) {}

    /** A claim and what was answered to it. */
    public record ClaimRow(
            String id,
            @Nullable Date at,
            String provider,
            String status,
            @Nullable BigDecimal total,
            String outcome,
            @Nullable BigDecimal paid) {}

    public boolean covered() {
        return covers.stream().anyMatch(CoverRow::inForce);
    }
}
