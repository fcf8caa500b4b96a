package org.usra.record.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.definition.ShippedTerminology;
import org.usra.record.store.ResourceKey;
import org.usra.record.terminology.CanonicalUrl;
import org.usra.record.terminology.CodeSource;
import org.usra.record.terminology.CodeTree;
import org.usra.record.terminology.TerminologyFault;
import org.usra.record.terminology.UnitCodes;

/**
 * Everything that is known of codes, by URL: first what is a resource of the record, then what the operator loaded, then
 * what R4 itself defines, and the units by their grammar.
 */
@Component
public class Vocabulary {

    /** After the URL of any code system: the value set of its codes, or of those below one ({@code =isa/[code]}). */
    private static final String IMPLICIT = "?fhir_vs";

    private static final String BELOW = "=isa/";

    private final StoredDefinitions stored;
    private final LoadedSystems loaded;
    private final Map<String, CodeTree> shipped = new ConcurrentHashMap<>();

    Vocabulary(StoredDefinitions stored, LoadedSystems loaded) {
        this.stored = stored;
        this.loaded = loaded;
    }

    public Optional<CodeSource> codeSystem(Caller caller, CanonicalUrl url) {
        List<StoredDefinition> named = stored.named(caller, "CodeSystem", List.of("url", "supplements"), url.url());
        Optional<CodeSource> own = named.stream()
                .filter(definition -> definition.text("url").equals(url.url()) && definition.isVersion(url.version()))
                .sorted(StoredDefinition.BEST)
                .flatMap(definition -> definition.ownCodes().stream())
                .map(CodeSource.class::cast)
                .findFirst()
                .or(() -> loaded.find(url));
        Optional<CodeSource> system = url.url().equals(UnitCodes.SYSTEM)
                ? Optional.<CodeSource>of(new UnitCodes(own)).filter(units -> isVersion(units, url))
                : own.or(() -> shipped(url));
        List<CodeTree> supplements = named.stream()
                .filter(definition -> definition.text("content").equals("supplement")
                        && definition.text("status").equals("active")
                        && CanonicalUrl.parse(definition.text("supplements"))
                                .url()
                                .equals(url.url()))
                .flatMap(definition -> Stream.ofNullable(definition.codes()))
                .toList();
        return supplements.isEmpty() ? system : system.map(source -> new SupplementedSource(source, supplements));
    }

    public CodeSource requireCodeSystem(Caller caller, CanonicalUrl url) {
        return codeSystem(caller, url).orElseThrow(() -> TerminologyFault.unknown("CodeSystem", url));
    }

    /** The ValueSet resource, or one written from the URL of a code system. */
    public Optional<JsonNode> valueSet(Caller caller, CanonicalUrl url) {
        return stored.named(caller, "ValueSet", List.of("url"), url.url()).stream()
                .filter(definition -> definition.text("url").equals(url.url()) && definition.isVersion(url.version()))
                .sorted(StoredDefinition.BEST)
                .map(StoredDefinition::json)
                .findFirst()
                .or(() -> ShippedTerminology.valueSet(url.url())
                        .filter(set -> url.version() == null
                                || url.version().equals(set.path("version").asText())))
                .or(() -> implicit(caller, url));
    }

    public JsonNode requireValueSet(Caller caller, CanonicalUrl url) {
        return valueSet(caller, url).orElseThrow(() -> TerminologyFault.unknown("ValueSet", url));
    }

    /** What a value set consists of, as this caller sees the definitions that it draws on. */
    public ComposedSet compose(Caller caller, JsonNode valueSet) {
        return new Composition(this, caller).of(valueSet);
    }

    /**
     * The code with everything below it ({@code is-a}) or above it ({@code generalizes}); refused where it is not there.
     */
    public ComposedSet relatives(Caller caller, CanonicalUrl system, String operator, String code) {
        requireCodeSystem(caller, system);
        return compose(caller, ofSystem("", system, operator, code));
    }

    /** The definition that is this resource of the record. */
    public Optional<JsonNode> withId(Caller caller, String type, String id) {
        return stored.withId(caller, new ResourceKey(type, id)).map(JsonNode.class::cast);
    }

    /** The maps of this URL, the best first. */
    public List<JsonNode> maps(Caller caller, CanonicalUrl url) {
        return maps(stored.named(caller, "ConceptMap", List.of("url"), url.url()).stream()
                .filter(definition -> definition.text("url").equals(url.url()) && definition.isVersion(url.version())));
    }

    /** The maps that have a group from this code system, or to it where {@code reverse}. */
    public List<JsonNode> mapsOf(Caller caller, String system, boolean reverse) {
        String parameter = reverse ? "target-system" : "source-system";
        return maps(stored.named(caller, "ConceptMap", List.of(parameter), system).stream()
                .filter(definition -> definition.text("status").equals("active")));
    }

    private static List<JsonNode> maps(Stream<StoredDefinition> definitions) {
        return definitions
                .sorted(StoredDefinition.BEST)
                .map(StoredDefinition::json)
                .toList();
    }

    private Optional<CodeSource> shipped(CanonicalUrl url) {
        CodeTree known = shipped.get(url.url());
        Optional<CodeTree> tree =
                known == null ? ShippedTerminology.codeSystem(url.url()).map(CodeTree::of) : Optional.of(known);
        // Only what exists is kept: a client chooses the URL.
        tree.ifPresent(found -> shipped.putIfAbsent(url.url(), found));
        return tree.map(CodeSource.class::cast).filter(source -> isVersion(source, url));
    }

    private static boolean isVersion(CodeSource source, CanonicalUrl url) {
        return url.version() == null || url.version().equals(source.heading().version());
    }

    private Optional<JsonNode> implicit(Caller caller, CanonicalUrl url) {
        int mark = url.url().indexOf(IMPLICIT);
        String rest = mark < 0 ? "" : url.url().substring(mark + IMPLICIT.length());
        if (mark < 0 || !rest.isEmpty() && !rest.startsWith(BELOW)) {
            return Optional.empty();
        }
        CanonicalUrl system = new CanonicalUrl(url.url().substring(0, mark), url.version());
        if (codeSystem(caller, system).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                rest.isEmpty()
                        ? ofSystem(url.url(), system, null, "")
                        : ofSystem(url.url(), system, "is-a", rest.substring(BELOW.length())));
    }

    private static JsonNode ofSystem(String url, CanonicalUrl system, @Nullable String operator, String code) {
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        set.put("resourceType", "ValueSet").put("url", url).put("status", "active");
        ObjectNode include = set.putObject("compose").putArray("include").addObject();
        include.put("system", system.url());
        if (system.version() != null) {
            include.put("version", system.version());
        }
        if (operator != null) {
            include.putArray("filter")
                    .addObject()
                    .put("property", "concept")
                    .put("op", operator)
                    .put("value", code);
        }
        return set;
    }
}
