package org.usra.clinic.prevention;

import java.util.Date;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Immunization;
import org.jspecify.annotations.Nullable;
import org.usra.clinic.language.Fmt;
import org.usra.clinic.language.Translated;
import org.usra.clinic.record.Found;

/**
 * A dose that was written down.
 *
 * @param today given today, so that whoever wrote it down by mistake may take it back
 */
public record RecordedDose(
        String id, String version, String name, @Nullable Date day, boolean today) {

    static RecordedDose of(Immunization immunization, Fmt fmt) {
        Date day = immunization.getOccurrence() instanceof DateTimeType time ? time.getValue() : null;
        return new RecordedDose(
                Found.id(immunization),
                Found.version(immunization),
                Translated.text(immunization.getVaccineCode()),
                day,
                day != null && fmt.dayOf(day).equals(fmt.today()));
    }
}
