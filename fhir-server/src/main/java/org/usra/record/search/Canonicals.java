package org.usra.record.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.definition.ParameterType;
import org.usra.record.definition.SearchParameter;
import org.usra.record.index.IndexedValues;
import org.usra.record.index.IndexedValues.Reference;
import org.usra.record.search.ResourceFinder.Hit;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.SearchKeys;
import org.usra.record.store.StoredResource;

/**
 * References by <a href="https://hl7.org/fhir/R4/references.html#canonical">canonical URL</a>: {@code url}, or {@code
 * url|version} for one version of a definition.
 */
final class Canonicals {

    private final FhirDefinitions definitions;
    private final ResourceFinder finder;

    Canonicals(FhirDefinitions definitions, ResourceFinder finder) {
        this.definitions = definitions;
        this.finder = finder;
    }

    /** The URLs among these references. */
    static Set<String> of(Collection<Reference> references) {
        return references.stream()
                .filter(reference -> reference.id() == null && reference.url() != null)
                .map(reference -> String.valueOf(reference.url()))
                .filter(url -> !url.startsWith("#"))
                .collect(Collectors.toUnmodifiableSet());
    }

    List<Linked> linked(List<Hit> hits) {
        return hits.stream().map(hit -> linked(hit.row())).toList();
    }

    Linked linked(StoredResource row) {
        ResourceKey key = row.key();
        return url(key.type()).isEmpty()
                ? Linked.byId(key)
                : new Linked(key, names(finder.document(row).root()));
    }

    /** The resources of this type that are meant; empty where the type has no canonical URLs, or none is asked for. */
    Optional<Criterion> criterion(String type, Set<String> canonicals) {
        if (canonicals.isEmpty()) {
            return Optional.empty();
        }
        SearchKeys keys = new SearchKeys(definitions.typeNumber(type));
        return url(type).map(url -> criterion(url, keys, canonicals));
    }

    /** {@code url=U|1} is version 1 of what is defined there; empty for any other question. */
    Optional<Criterion> versioned(SearchParameter parameter, @Nullable String modifier, List<String> values) {
        boolean versioned = parameter.code().equals("url")
                && modifier == null
                && values.stream().anyMatch(value -> value.indexOf('|') > 0);
        return versioned
                ? criterion(
                        parameter.resourceType(),
                        values.stream().map(EscapedText::unescape).collect(Collectors.toUnmodifiableSet()))
                : Optional.empty();
    }

    /** The types that have canonical URLs. */
    boolean has(String type) {
        return url(type).isPresent();
    }

    private Criterion criterion(SearchParameter url, SearchKeys keys, Set<String> canonicals) {
        Set<String> urls = canonicals.stream().map(Canonicals::withoutVersion).collect(Collectors.toUnmodifiableSet());
        Set<Long> asked = definitions.basis(url).parameters().stream()
                .flatMap(kept -> urls.stream().map(each -> keys.url(kept.number(), each)))
                .collect(Collectors.toUnmodifiableSet());
        return new Criterion.Judged(
                Criterion.Keyed.exact(
                        url.code(),
                        asked,
                        urls,
                        values -> values.uris().stream().anyMatch(uri -> is(uri, url) && urls.contains(uri.value()))),
                "version",
                values -> values.uris().stream()
                        .filter(uri -> is(uri, url))
                        .anyMatch(uri -> canonicals.contains(uri.value())
                                || values.tokens().stream()
                                        .anyMatch(token -> token.parameter().equals("version")
                                                && canonicals.contains(uri.value() + "|" + token.code()))));
    }

    private static boolean is(IndexedValues.Uri uri, SearchParameter url) {
        return uri.parameter().equals(url.code());
    }

    private static String withoutVersion(String canonical) {
        int bar = canonical.indexOf('|');
        return bar < 0 ? canonical : canonical.substring(0, bar);
    }

    private Optional<SearchParameter> url(String type) {
        return definitions.searchParameter(type, "url").filter(found -> found.type() == ParameterType.URI);
    }

    private static List<String> names(JsonNode definition) {
        String url = definition.path("url").asText();
        String version = definition.path("version").asText();
        if (url.isEmpty()) {
            return List.of();
        }
        return version.isEmpty() ? List.of(url) : List.of(url, url + "|" + version);
    }
}
