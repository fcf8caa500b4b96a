package org.usra.referral.candidates;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.usra.referral.rulebook.RuleValues;
import org.usra.referral.vocabulary.Terms;
import org.usra.rules.naming.Canonical;

/** The snapshot of what was offered to a patient at this moment: evidence of a free choice, never changed later. */
final class Offer {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/yyyy");

    private Offer() {}

    static ListResource snapshot(Reference patient, List<Candidate> ranked, Instant now) {
        ListResource list = new ListResource();
        list.setStatus(ListResource.ListStatus.CURRENT);
        list.setMode(ListResource.ListMode.SNAPSHOT);
        list.getCode()
                .setTextElement(Terms.bilingual("المستشفيات المعروضة على المريض", "Hospitals offered to the patient"));
        list.setSubject(patient.copy());
        list.setDate(Date.from(now));
        for (int i = 0; i < ranked.size(); i++) {
            Candidate candidate = ranked.get(i);
            list.addEntry()
                    .setItem(new Reference("HealthcareService/"
                            + candidate.service().getIdElement().getIdPart()))
                    .addExtension(extension(candidate, i + 1));
        }
        return list;
    }

    private static Extension extension(Candidate candidate, int rank) {
        Extension extension = new Extension(Canonical.structure("candidate"));
        extension.addExtension("rank", new IntegerType(rank));
        if (candidate.distanceKm() != null) {
            extension.addExtension("distance-km", new DecimalType(candidate.distanceKm()));
        }
        if (candidate.waitP50() != null) {
            extension.addExtension("wait-p50-days", new IntegerType(candidate.waitP50()));
        }
        if (candidate.waitP90() != null) {
            extension.addExtension("wait-p90-days", new IntegerType(candidate.waitP90()));
        }
        if (candidate.nextSlot() != null) {
            extension.addExtension("next-slot", new DateTimeType(Date.from(candidate.nextSlot())));
        }
        extension.addExtension("capacity", new CodeType(candidate.capacity()));
        extension.addExtension("reason", reason(candidate));
        return extension;
    }

    private static StringType reason(Candidate candidate) {
        String arabic = "أقرب موعد " + (candidate.nextSlot() == null ? "غير متاح" : day(candidate.nextSlot()));
        String english = "next appointment " + (candidate.nextSlot() == null ? "none" : day(candidate.nextSlot()));
        if (candidate.waitP50() != null) {
            arabic += "، الانتظار المعتاد " + candidate.waitP50() + " يوما";
            english += ", usual wait " + candidate.waitP50() + " days";
        }
        if (candidate.distanceKm() != null) {
            arabic += "، على بعد " + candidate.distanceKm() + " كم";
            english += ", " + candidate.distanceKm() + " km away";
        }
        return Terms.bilingual(arabic, english);
    }

    private static String day(Instant instant) {
        return DAY.format(instant.atZone(RuleValues.ZONE));
    }
}
