package org.usra.clinic.prevention;

import java.util.Date;
import java.util.Map;
import org.hl7.fhir.r4.model.ImmunizationRecommendation.ImmunizationRecommendationRecommendationComponent;
import org.hl7.fhir.r4.model.ImmunizationRecommendation.ImmunizationRecommendationRecommendationDateCriterionComponent;
import org.jspecify.annotations.Nullable;
import org.usra.clinic.language.Translated;
import org.usra.clinic.record.Found;

/**
 * One dose on the card.
 *
 * @param date of a given dose its day; of one that is too old the last day; else the day from which it is due
 * @param recorded where the given dose is written down; null for the others
 */
public record DoseLine(
        String vaccine,
        String name,
        int dose,
        State state,
        @Nullable Date date,
        @Nullable RecordedDose recorded) {

    private static final String DATE_DUE = "30980-7";
    private static final String LATEST_DATE = "59777-3";

    /** How a dose stands, and the code by which the record says so. */
    public enum State {
        GIVEN("complete"),
        DUE("due"),
        OVERDUE("overdue"),
        NOT_YET("LA13422-3"),
        TOO_OLD("LA13424-9");

        private final String recorded;

        State(String recorded) {
            this.recorded = recorded;
        }

        static State of(@Nullable String code) {
            for (State state : values()) {
                if (state.recorded.equals(code)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("the card says of a dose what this page does not know: " + code);
        }
    }

    static DoseLine of(ImmunizationRecommendationRecommendationComponent line, Map<String, RecordedDose> doses) {
        State state = State.of(line.getForecastStatus().getCodingFirstRep().getCode());
        RecordedDose recorded = line.hasSupportingImmunization()
                ? doses.get(Found.id(line.getSupportingImmunization().getFirst()))
                : null;
        return new DoseLine(
                line.getVaccineCodeFirstRep().getCodingFirstRep().getCode(),
                Translated.text(line.getVaccineCodeFirstRep()),
                line.getDoseNumberPositiveIntType().getValue(),
                state,
                recorded == null ? date(line, state == State.TOO_OLD ? LATEST_DATE : DATE_DUE) : recorded.day(),
                recorded);
    }

    /** Only what is due is given by one click. */
    public boolean open() {
        return state == State.DUE || state == State.OVERDUE;
    }

    private static @Nullable Date date(ImmunizationRecommendationRecommendationComponent line, String code) {
        return line.getDateCriterion().stream()
                .filter(criterion ->
                        code.equals(criterion.getCode().getCodingFirstRep().getCode()))
                .map(ImmunizationRecommendationRecommendationDateCriterionComponent::getValue)
                .findFirst()
                .orElse(null);
    }
}
