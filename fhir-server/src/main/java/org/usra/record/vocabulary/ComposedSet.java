package org.usra.record.vocabulary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.usra.record.terminology.CodeSource;
import org.usra.record.terminology.Concept;
import org.usra.record.terminology.ConceptFilter;
import org.usra.rules.coding.SearchWords;

/** What a value set consists of: for each code system that it draws on, which of its concepts. */
public final class ComposedSet {

    static final ComposedSet EMPTY = new ComposedSet(Map.of());

    /**
     * @param pinned the value set names the version itself
     * @param wording display and names that the value set gives to codes instead of the system's
     */
    private record Part(CodeSource source, boolean pinned, ConceptFilter filter, Map<String, Concept> wording) {

        Part with(ConceptFilter other) {
            return new Part(source, pinned, other, wording);
        }
    }

    /** One concept of the set. */
    public record Member(CodeSource.Heading system, boolean pinned, Concept concept) {}

    /** A stretch of the set, and how many there are in all; {@code closed} is false where a grammar makes more codes. */
    public record Expansion(List<Member> members, long total, boolean closed) {}

    private final Map<String, Part> parts;

    private ComposedSet(Map<String, Part> parts) {
        this.parts = parts;
    }

    static ComposedSet of(CodeSource source, boolean pinned, ConceptFilter filter, Map<String, Concept> wording) {
        return new ComposedSet(Map.of(key(source), new Part(source, pinned, filter, wording)));
    }

    private static String key(CodeSource source) {
        return source.heading().url() + "|" + source.heading().version();
    }

    ComposedSet union(ComposedSet other) {
        Map<String, Part> all = new LinkedHashMap<>(parts);
        other.parts.forEach((key, part) -> all.merge(key, part, ComposedSet::united));
        return new ComposedSet(all);
    }

    private static Part united(Part one, Part other) {
        Map<String, Concept> wording = new LinkedHashMap<>(other.wording());
        wording.putAll(one.wording());
        return new Part(
                one.source(), one.pinned() || other.pinned(), one.filter().or(other.filter()), wording);
    }

    ComposedSet intersection(ComposedSet other) {
        Map<String, Part> both = new LinkedHashMap<>();
        parts.forEach((key, part) -> {
            Part second = other.parts.get(key);
            if (second != null) {
                both.put(key, part.with(part.filter().and(second.filter())));
            }
        });
        return new ComposedSet(both);
    }

    /** An exclude without a version takes its codes away from every version. */
    ComposedSet minus(ComposedSet other) {
        Map<String, Part> left = new LinkedHashMap<>(parts);
        other.parts
                .values()
                .forEach(gone -> left.replaceAll((key, part) -> part.source()
                                        .heading()
                                        .url()
                                        .equals(gone.source().heading().url())
                                && (!gone.pinned() || key.equals(key(gone.source())))
                        ? part.with(part.filter().and(new ConceptFilter.Not(gone.filter())))
                        : part));
        return new ComposedSet(left);
    }

    /** Only what passes this too. */
    public ComposedSet narrowed(ConceptFilter filter) {
        Map<String, Part> narrower = new LinkedHashMap<>(parts);
        narrower.replaceAll((key, part) -> part.with(part.filter().and(filter)));
        return new ComposedSet(narrower);
    }

    /** The code systems that it draws on. */
    public List<CodeSource.Heading> systems() {
        return parts.values().stream().map(part -> part.source().heading()).toList();
    }

    /** The concept, if the set has it; {@code version} null where any will do. */
    public Optional<Member> find(String system, @Nullable String version, String code) {
        return parts.values().stream()
                .filter(part -> part.source().heading().url().equals(system))
                .filter(part -> version == null
                        || version.equals(part.source().heading().version()))
                .flatMap(part -> part
                        .source()
                        .find(code)
                        .filter(concept -> part.filter().test(concept, ComposedSet::words))
                        .map(concept -> member(part, concept))
                        .stream())
                .findFirst();
    }

    /** From {@code offset} on, at most {@code count}, system after system. */
    public Expansion expand(int offset, int count) {
        List<Member> members = new ArrayList<>();
        long total = 0;
        boolean closed = true;
        for (Part part : parts.values()) {
            int from = (int) Math.max(0, offset - total);
            CodeSource.Page page = list(part, from, count - members.size());
            page.concepts().forEach(concept -> members.add(member(part, concept)));
            total += page.total();
            closed &= part.source().isEnumerable() || part.filter().candidates().isPresent();
        }
        return new Expansion(members, total, closed);
    }

    private static CodeSource.Page list(Part part, int offset, int count) {
        Optional<List<String>> candidates = part.filter().candidates();
        if (candidates.isEmpty()) {
            return part.source().list(part.filter(), offset, count);
        }
        List<Concept> found = part.source().find((Collection<String>) candidates.get()).stream()
                .map(concept -> worded(part, concept))
                .filter(concept -> part.filter().test(concept, ComposedSet::words))
                .sorted(part.filter().order())
                .toList();
        int from = Math.min(offset, found.size());
        return new CodeSource.Page(
                found.subList(from, (int) Math.min((long) from + count, found.size())), found.size());
    }

    private static Set<String> words(Concept concept) {
        return SearchWords.of(concept.texts());
    }

    private static Member member(Part part, Concept concept) {
        return new Member(part.source().heading(), part.pinned(), worded(part, concept));
    }

    /** The value set's own display first; the system's then is one more name. */
    private static Concept worded(Part part, Concept concept) {
        Concept words = part.wording().get(concept.code());
        return words == null ? concept : concept.worded(words);
    }
}
