package org.usra.record.prevention;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.commit.Elements;
import org.usra.record.document.ResourceDocument;
import org.usra.record.rulebook.RuleBook;
import org.usra.record.search.MatchingResources;
import org.usra.rules.prevention.GivenDose;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** The doses that the record knows of a person: Immunizations that were completed, of a vaccine of our code system, with a date. */
@Component
class RecordedDoses {

    private static final int MOST = 500;

    private final MatchingResources searches;

    RecordedDoses(MatchingResources searches) {
        this.searches = searches;
    }

    List<GivenDose> of(Caller caller, String patient, LocalDate day) {
        List<ResourceDocument> found = searches.documents(
                caller, "Immunization", "patient=Patient/" + patient + "&status=completed", MOST + 1);
        if (found.size() > MOST) {
            // Of a list that is cut, doses would be asked for that were given.
            throw new Refused(
                    RefusalKind.TOO_COSTLY,
                    new Refusal(
                            "too-costly",
                            "لهذا الشخص أكثر من " + MOST + " تطعيم مسجل. راجع التسجيل المكرر.",
                            "More than " + MOST + " Immunizations are recorded for this person. Look for duplicates."));
        }
        return found.stream()
                .map(ResourceDocument::root)
                .filter(root -> !root.path("isSubpotent").asBoolean())
                .flatMap(root -> dose(root, day).stream())
                .toList();
    }

    private static Optional<GivenDose> dose(JsonNode root, LocalDate day) {
        return Elements.code(root.path("vaccineCode"), "vaccine")
                .flatMap(vaccine -> date(root.path("occurrenceDateTime"), day)
                        .map(date -> new GivenDose(root.path("id").asText(), vaccine, date)));
    }

    /** Of a month or a year its last day that has come: what follows must not be given too soon. */
    private static Optional<LocalDate> date(JsonNode occurrence, LocalDate day) {
        Instant begins = Elements.begins(occurrence);
        Instant isOver = Elements.isOver(occurrence);
        if (begins == null || isOver == null) {
            return Optional.empty();
        }
        LocalDate first = begins.atZone(RuleBook.EGYPT).toLocalDate();
        LocalDate last = isOver.equals(begins)
                ? first
                : isOver.atZone(RuleBook.EGYPT).toLocalDate().minusDays(1);
        return Optional.of(last.isAfter(day) && !first.isAfter(day) ? day : last);
    }
}
