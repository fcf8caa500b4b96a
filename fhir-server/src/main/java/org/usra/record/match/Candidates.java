package org.usra.record.match;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.document.DocumentReader;
import org.usra.record.search.MatchingResources;
import org.usra.record.search.QueryParameter;
import org.usra.record.store.ResourceStore;
import org.usra.record.store.StoredResource;
import org.usra.rules.naming.Canonical;

/**
 * Whom to compare with: found by identifier, by phone, or by the beginning of names beside the birth date; each an ordinary
 * search by the caller that an index answers. Somebody outside the caller's reach is found by the exact national ID alone,
 * and shown only if birth date or mother's name agree too.
 */
@Component
class Candidates {

    private static final int MOST = 200;

    /** Letters of a name that must be the same: slips come later in a word. */
    private static final int BEGINNING = 3;

    private final MatchingResources searches;
    private final ResourceStore store;
    private final AccessPolicy access;
    private final DocumentReader reader;

    Candidates(MatchingResources searches, ResourceStore store, AccessPolicy access, DocumentReader reader) {
        this.searches = searches;
        this.store = store;
        this.access = access;
        this.reader = reader;
    }

    /** One row and what of it is compared. */
    record Candidate(StoredResource row, Traits traits) {}

    List<Candidate> of(Caller caller, JsonNode patient, Traits asked) {
        Map<String, StoredResource> found = new LinkedHashMap<>();
        for (List<QueryParameter> question : questions(patient, asked)) {
            searches.rows(caller, "Patient", QueryParameter.encode(question), MOST)
                    .forEach(row -> found.putIfAbsent(row.key().id(), row));
        }
        Set<String> reached = found.isEmpty()
                ? Set.of()
                : store.all("Patient", found.keySet(), access.visible(caller, "Patient", Interaction.SEARCH)).stream()
                        .map(row -> row.key().id())
                        .collect(Collectors.toSet());
        return found.values().stream()
                .map(row -> new Candidate(
                        row, Traits.of(reader.readStored(row.bytes()).root())))
                .filter(candidate ->
                        reached.contains(candidate.row().key().id()) || isProved(asked, candidate.traits()))
                .toList();
    }

    private static boolean isProved(Traits asked, Traits known) {
        return asked.birthDate() != null && asked.birthDate().equals(known.birthDate())
                || !asked.mother().isEmpty() && asked.mother().equals(known.mother());
    }

    private static List<List<QueryParameter>> questions(JsonNode patient, Traits asked) {
        List<List<QueryParameter>> questions = new ArrayList<>();
        Set<String> identifiers = new HashSet<>();
        for (JsonNode identifier : patient.path("identifier")) {
            String system = identifier.path("system").asText();
            String value = identifier.path("value").asText();
            if (!system.isEmpty() && !value.isEmpty() && !system.equals(Canonical.identifier("national-id"))) {
                identifiers.add(escaped(system) + "|" + escaped(value));
            }
        }
        if (asked.nationalId() != null) {
            identifiers.add(escaped(Canonical.identifier("national-id")) + "|" + asked.nationalId());
        }
        identifiers.forEach(value -> questions.add(List.of(new QueryParameter("identifier", value))));
        asked.phones().forEach(phone -> questions.add(List.of(new QueryParameter("phone", escaped(phone)))));
        for (List<String> name : asked.names()) {
            questions.addAll(byName(name, asked.birthDate()));
        }
        return questions;
    }

    /** Beside the birth date the beginning of one name will do; without it three names, or nobody is looked for. */
    private static List<List<QueryParameter>> byName(
            List<String> name, @org.jspecify.annotations.Nullable LocalDate birthDate) {
        if (birthDate == null) {
            return name.size() < 3
                    ? List.of()
                    : List.of(name.stream()
                            .limit(3)
                            .map(word -> new QueryParameter("name", escaped(word)))
                            .toList());
        }
        LocalDate transposed = Likeness.transposed(birthDate);
        String days = transposed == null ? birthDate.toString() : birthDate + "," + transposed;
        String first = name.getFirst();
        String beginning = first.substring(0, Math.min(BEGINNING, first.length()));
        return List.of(List.of(new QueryParameter("name", escaped(beginning)), new QueryParameter("birthdate", days)));
    }

    private static String escaped(String text) {
        return Stream.of("\\", ",", "$", "|").reduce(text, (all, sign) -> all.replace(sign, "\\" + sign));
    }
}
