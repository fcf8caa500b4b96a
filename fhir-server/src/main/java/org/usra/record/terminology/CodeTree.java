package org.usra.record.terminology;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.usra.rules.coding.SearchWords;

/** A code system held in memory: one that came as a CodeSystem resource, or the codes that a value set lists itself. */
public final class CodeTree implements CodeSource {

    private final Heading heading;
    private final boolean caseSensitive;
    private final Map<String, Concept> concepts;
    private final Map<String, List<String>> children = new LinkedHashMap<>();
    private final Map<String, String> spellings = new LinkedHashMap<>();
    private final Map<String, Set<String>> words = new ConcurrentHashMap<>();

    private CodeTree(Heading heading, boolean caseSensitive, Map<String, Concept> concepts) {
        this.heading = heading;
        this.caseSensitive = caseSensitive;
        this.concepts = concepts;
        for (Concept concept : concepts.values()) {
            spellings.putIfAbsent(concept.code().toLowerCase(Locale.ROOT), concept.code());
            concept.parents()
                    .forEach(parent -> children.computeIfAbsent(parent, unseen -> new ArrayList<>())
                            .add(concept.code()));
        }
    }

    /** Reads a CodeSystem resource. */
    public static CodeTree of(JsonNode codeSystem) {
        ConceptReader reader = new ConceptReader();
        return new CodeTree(
                new Heading(
                        codeSystem.path("url").asText(),
                        codeSystem.path("version").asText(null),
                        codeSystem.path("name").asText(null),
                        codeSystem.path("title").asText(null),
                        codeSystem.path("content").asText().equals("complete"),
                        codeSystem.path("copyright").asText(null)),
                // R4 leaves it open where it is not said; to call another spelling unknown is the safer reading.
                codeSystem.path("caseSensitive").asBoolean(true),
                reader.read(codeSystem));
    }

    /** The codes that a value set lists of a system which is not here. */
    public static CodeTree listed(CanonicalUrl system, JsonNode concepts) {
        return new CodeTree(
                new Heading(system.url(), system.version(), null, null, false, null),
                true,
                new ConceptReader().listed(concepts));
    }

    @Override
    public Heading heading() {
        return heading;
    }

    /** How many concepts it holds. */
    public int size() {
        return concepts.size();
    }

    @Override
    public Optional<Concept> find(String code) {
        Concept exact = concepts.get(code);
        if (exact != null || caseSensitive) {
            return Optional.ofNullable(exact);
        }
        return Optional.ofNullable(spellings.get(code.toLowerCase(Locale.ROOT))).map(concepts::get);
    }

    @Override
    public List<String> children(String code) {
        return children.getOrDefault(code, List.of());
    }

    @Override
    public Page list(ConceptFilter filter, int offset, int count) {
        List<Concept> found = concepts.values().stream()
                .filter(concept -> filter.test(concept, this::words))
                .sorted(filter.order())
                .toList();
        int from = Math.min(offset, found.size());
        return new Page(found.subList(from, (int) Math.min((long) from + count, found.size())), found.size());
    }

    private Set<String> words(Concept concept) {
        return words.computeIfAbsent(concept.code(), unseen -> SearchWords.of(concept.texts()));
    }
}
