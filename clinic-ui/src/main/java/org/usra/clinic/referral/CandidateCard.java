package org.usra.clinic.referral;

import java.math.BigDecimal;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ListResource.ListEntryComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.usra.clinic.language.Language;
import org.usra.clinic.language.Translated;
import org.usra.clinic.record.Found;
import org.usra.rules.naming.Canonical;

/**
 * A hospital service as it was offered to the patient, with the figures that it was ranked by.
 *
 * @param service id of the HealthcareService
 * @param capacity has-capacity, limited, full or unknown
 */
public record CandidateCard(
        String service,
        String hospital,
        String rank,
        @Nullable BigDecimal distanceKm,
        String waitTypical,
        String waitLongest,
        @Nullable Date nextSlot,
        String capacity,
        String reason) {

    static CandidateCard of(ListEntryComponent entry, String hospital) {
        Extension offered = entry.getExtensionByUrl(Canonical.structure("candidate"));
        return new CandidateCard(
                Found.id(entry.getItem()),
                hospital,
                text(offered, "rank"),
                part(offered, "distance-km") instanceof DecimalType distance ? distance.getValue() : null,
                text(offered, "wait-p50-days"),
                text(offered, "wait-p90-days"),
                part(offered, "next-slot") instanceof BaseDateTimeType slot ? slot.getValue() : null,
                Optional.of(text(offered, "capacity"))
                        .filter(code -> !code.isEmpty())
                        .orElse("unknown"),
                part(offered, "reason") instanceof StringType reason
                        ? Translated.text(reason, Language.current())
                        : "");
    }

    private static String text(@Nullable Extension offered, String name) {
        Type value = part(offered, name);
        String text = value == null ? null : value.primitiveValue();
        return text == null ? "" : text;
    }

    private static @Nullable Type part(@Nullable Extension offered, String name) {
        Extension found = offered == null ? null : offered.getExtensionByUrl(name);
        return found == null ? null : found.getValue();
    }
}
