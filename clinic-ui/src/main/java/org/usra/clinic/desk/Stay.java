package org.usra.clinic.desk;

import java.util.Date;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.usra.clinic.language.Translated;
import org.usra.clinic.person.PersonCard;
import org.usra.clinic.record.Found;
import org.usra.rules.naming.Canonical;

/**
 * A person in the hospital: outpatient visit, stay or emergency.
 *
 * @param kind AMB, IMP or EMER
 * @param authorization the number that covers it, empty for an emergency
 * @param triage 1 to 5, empty where nobody has assessed yet
 */
public record Stay(
        String encounter,
        String version,
        String kind,
        String status,
        @Nullable Date since,
        String authorization,
        String complaint,
        String triage,
        String patient,
        @Nullable PersonCard person) {

    public static Stay of(Encounter encounter, @Nullable PersonCard person) {
        Extension triage = encounter.getExtensionByUrl(Canonical.structure("triage"));
        String complaint = part(triage, "complaint");
        return new Stay(
                Found.id(encounter),
                Found.version(encounter),
                String.valueOf(encounter.getClass_().getCode()),
                encounter.hasStatus() ? encounter.getStatus().toCode() : "",
                encounter.getPeriod().getStart(),
                value(encounter.getExtensionByUrl(Canonical.structure("authorization-number"))),
                complaint.isEmpty()
                        ? encounter.getReasonCode().stream()
                                .map(Translated::text)
                                .findFirst()
                                .orElse("")
                        : complaint,
                part(triage, "level"),
                Found.id(encounter.getSubject()),
                person);
    }

    public boolean open() {
        return !status.equals("finished") && !status.equals("cancelled");
    }

    private static String part(@Nullable Extension triage, String name) {
        return triage == null ? "" : value(triage.getExtensionByUrl(name));
    }

    private static String value(@Nullable Extension extension) {
        Type value = extension == null ? null : extension.getValue();
        String text = value == null ? null : value.primitiveValue();
        return text == null ? "" : text;
    }
}
