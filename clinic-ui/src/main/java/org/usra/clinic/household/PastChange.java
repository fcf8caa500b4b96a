package org.usra.clinic.household;

import java.util.Date;
import org.hl7.fhir.r4.model.Provenance;
import org.jspecify.annotations.Nullable;
import org.usra.clinic.record.Found;

/**
 * One line of the history of a family.
 *
 * @param code of {@code CodeSystem/household-change}
 * @param day on which it happened, as it was written
 * @param by the post of who recorded it
 */
public record PastChange(
        String id, String code, String day, @Nullable Date recorded, String note, String by) {

    /** @param by the name of the post */
    static PastChange of(Provenance change, String by) {
        return new PastChange(
                Found.id(change),
                change.getActivity().getCodingFirstRep().getCode(),
                change.hasOccurredDateTimeType()
                        ? change.getOccurredDateTimeType().getValueAsString()
                        : "",
                change.getRecorded(),
                change.getReasonFirstRep().getText() == null
                        ? ""
                        : change.getReasonFirstRep().getText(),
                by);
    }

    public boolean isUndo() {
        return "undo".equals(code);
    }
}
