package org.usra.clinic.person;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.springframework.stereotype.Component;
import org.usra.clinic.language.Digits;
import org.usra.clinic.record.Found;
import org.usra.clinic.record.HealthRecord;
import org.usra.clinic.record.Query;
import org.usra.rules.naming.Canonical;

/** The one find box: it sees from the shape of what was typed whether it is a number or a name. */
@Component
public class Finding {

    private static final Pattern NATIONAL_ID = Pattern.compile("[23][0-9]{13}");
    private static final Pattern FAMILY = Pattern.compile("([0-9]{2})-?([0-9]{2})-?([0-9]{6})-?([0-9])");
    private static final Pattern REFERRAL =
            Pattern.compile("R-?([0-9]{4})-?([0-9]{6})-?([0-9])", Pattern.CASE_INSENSITIVE);
    private static final Pattern MOBILE = Pattern.compile("(?:\\+20|0020|0)?(1[0125][0-9]{8})");

    private final HealthRecord healthRecord;

    Finding(HealthRecord healthRecord) {
        this.healthRecord = healthRecord;
    }

    /**
     * What was found.
     *
     * @param family the id of the family file that was named by its number, or empty
     * @param referral the id of the referral that was named by its number, or empty
     * @param exact whether the one person was named by number, so that the file may open at once
     */
    public record Hits(List<PersonCard> people, String family, String referral, boolean exact) {

        public static final Hits NONE = new Hits(List.of(), "", "", false);
    }

    public Hits find(String typed, int limit) {
        String text = Digits.latin(typed).strip();
        String compact = text.replaceAll("[\\s\u200e\u200f]", "");
        Matcher family = FAMILY.matcher(compact);
        Matcher referral = REFERRAL.matcher(compact);
        Matcher mobile = MOBILE.matcher(compact.replace("-", ""));
        if (compact.isEmpty()) {
            return Hits.NONE;
        }
        if (NATIONAL_ID.matcher(compact).matches()) {
            return byIdentifier(compact);
        }
        if (referral.matches()) {
            return byReferral("R-%s-%s-%s".formatted(referral.group(1), referral.group(2), referral.group(3)));
        }
        if (mobile.matches()) {
            return new Hits(people(Query.of("Patient").with("phone", "+20" + mobile.group(1)), limit), "", "", false);
        }
        if (family.matches()) {
            return byFamily(
                    "%s-%s-%s-%s".formatted(family.group(1), family.group(2), family.group(3), family.group(4)));
        }
        return byName(text, limit);
    }

    private Hits byIdentifier(String nationalId) {
        List<PersonCard> people = people(
                Query.of("Patient").with("identifier", Canonical.identifier("national-id") + "|" + nationalId), 2);
        return new Hits(people, "", "", people.size() == 1);
    }

    private Hits byFamily(String number) {
        String id = healthRecord
                .searchWherePermitted(
                        Query.of("Group").with("identifier", Canonical.identifier("family-file") + "|" + number))
                .first(Group.class)
                .map(Found::id)
                .orElse("");
        return new Hits(List.of(), id, "", !id.isEmpty());
    }

    private Hits byReferral(String number) {
        String id = healthRecord
                .searchWherePermitted(
                        Query.of("ServiceRequest").with("requisition", Canonical.identifier("referral") + "|" + number))
                .first(ServiceRequest.class)
                .map(Found::id)
                .orElse("");
        return new Hits(List.of(), "", id, !id.isEmpty());
    }

    /** Each word must begin a name part; the record folds Arabic spelling on both sides. */
    private Hits byName(String text, int limit) {
        Query query = Query.of("Patient");
        for (String word : text.split("\\s+")) {
            query = query.with("name", word);
        }
        return new Hits(people(query, limit), "", "", false);
    }

    private List<PersonCard> people(Query query, int limit) {
        return healthRecord.searchWherePermitted(query.with("_count", limit)).stream(Patient.class)
                .map(PersonCard::of)
                .limit(limit)
                .toList();
    }
}
