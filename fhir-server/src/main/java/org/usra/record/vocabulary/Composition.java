package org.usra.record.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.usra.record.access.Caller;
import org.usra.record.terminology.CanonicalUrl;
import org.usra.record.terminology.CodeSource;
import org.usra.record.terminology.CodeTree;
import org.usra.record.terminology.Concept;
import org.usra.record.terminology.ConceptFilter;
import org.usra.record.terminology.TerminologyFault;

/**
 * Compiles {@code ValueSet.compose} (<a href="https://hl7.org/fhir/R4/valueset.html#compositions">R4</a>) into one filter for
 * each code system: includes are united, what one include names is intersected, excludes are taken away.
 */
final class Composition {

    private static final int DEEPEST = 20;

    private final Vocabulary vocabulary;
    private final Caller caller;
    private final Deque<String> within = new ArrayDeque<>();

    Composition(Vocabulary vocabulary, Caller caller) {
        this.vocabulary = vocabulary;
        this.caller = caller;
    }

    ComposedSet of(JsonNode valueSet) {
        JsonNode compose = valueSet.path("compose");
        if (compose.path("include").isEmpty()) {
            return expanded(valueSet);
        }
        ComposedSet set = ComposedSet.EMPTY;
        int number = 0;
        for (JsonNode include : compose.path("include")) {
            set = set.union(part(include, "ValueSet.compose.include[" + number++ + "]"));
        }
        number = 0;
        for (JsonNode exclude : compose.path("exclude")) {
            set = set.minus(part(exclude, "ValueSet.compose.exclude[" + number++ + "]"));
        }
        return compose.path("inactive").asBoolean(true) ? set : set.narrowed(new ConceptFilter.Active());
    }

    private ComposedSet part(JsonNode include, String path) {
        Optional<ComposedSet> imported = imported(include, path);
        if (!include.has("system")) {
            return imported.orElseThrow(() -> TerminologyFault.invalid(
                    "An include names a system or a value set.",
                    "يسمّي كل جزء من التركيب نظامًا أو مجموعة قيم.",
                    path));
        }
        ComposedSet own = ofSystem(include, path);
        return imported.map(own::intersection).orElse(own);
    }

    private Optional<ComposedSet> imported(JsonNode include, String path) {
        Optional<ComposedSet> all = Optional.empty();
        for (JsonNode url : include.path("valueSet")) {
            ComposedSet one = imported(url.asText(), path);
            all = Optional.of(all.map(one::intersection).orElse(one));
        }
        return all;
    }

    private ComposedSet imported(String url, String path) {
        if (within.contains(url) || within.size() >= DEEPEST) {
            throw TerminologyFault.invalid(
                    "The value set \"" + url + "\" contains itself.",
                    "مجموعة القيم \"" + url + "\" تحتوي نفسها.",
                    path + ".valueSet");
        }
        JsonNode valueSet = vocabulary
                .valueSet(caller, CanonicalUrl.parse(url))
                .orElseThrow(() -> TerminologyFault.unresolvedSet(url, path + ".valueSet"));
        within.push(url);
        ComposedSet set = of(valueSet);
        within.pop();
        return set;
    }

    private ComposedSet ofSystem(JsonNode include, String path) {
        CanonicalUrl url = CanonicalUrl.parse(include.path("system").asText())
                .orVersion(include.path("version").asText(null));
        JsonNode listed = include.path("concept");
        CodeSource source = vocabulary.codeSystem(caller, url).orElseGet(() -> {
            if (listed.isEmpty()) {
                throw TerminologyFault.unknownSystem(url.toString(), path + ".system");
            }
            return CodeTree.listed(url, listed);
        });
        ConceptFilter filter = ConceptFilter.ALL;
        Map<String, Concept> wording = new LinkedHashMap<>();
        if (!listed.isEmpty()) {
            Set<String> codes = new LinkedHashSet<>();
            listed.forEach(concept -> codes.add(concept.path("code").asText()));
            filter = new ConceptFilter.Codes(codes);
            CodeTree.listed(url, listed).find(codes).stream()
                    .filter(concept -> concept.names().findAny().isPresent())
                    .forEach(concept -> wording.put(concept.code(), concept));
        }
        int number = 0;
        for (JsonNode each : include.path("filter")) {
            filter = filter.and(FilterReader.read(source, each, path + ".filter[" + number++ + "]"));
        }
        return ComposedSet.of(source, url.version() != null, filter, wording);
    }

    /** A value set that only has its expansion is what stands there. */
    private ComposedSet expanded(JsonNode valueSet) {
        Map<CanonicalUrl, ArrayNode> listed = new LinkedHashMap<>();
        collect(valueSet.at("/expansion/contains"), listed);
        ComposedSet set = ComposedSet.EMPTY;
        for (Map.Entry<CanonicalUrl, ArrayNode> system : listed.entrySet()) {
            CodeTree tree = CodeTree.listed(system.getKey(), system.getValue());
            set = set.union(ComposedSet.of(tree, true, ConceptFilter.ALL, Map.of()));
        }
        return set;
    }

    private static void collect(JsonNode contains, Map<CanonicalUrl, ArrayNode> listed) {
        for (JsonNode entry : contains) {
            if (entry.has("code") && !entry.path("abstract").asBoolean()) {
                CanonicalUrl system = new CanonicalUrl(
                        entry.path("system").asText(), entry.path("version").asText(null));
                listed.computeIfAbsent(system, unseen -> JsonNodeFactory.instance.arrayNode())
                        .add(entry);
            }
            collect(entry.path("contains"), listed);
        }
    }
}
