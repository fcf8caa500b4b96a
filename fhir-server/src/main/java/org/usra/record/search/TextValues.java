package org.usra.record.search;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.usra.record.definition.Basis;
import org.usra.record.definition.SearchParameter;
import org.usra.record.index.Folding;
import org.usra.record.search.Criterion.TextMatch;
import org.usra.record.store.SearchIndex;
import org.usra.record.store.SearchKeys;

/** <a href="https://hl7.org/fhir/R4/search.html#string">String</a> and <a href="https://hl7.org/fhir/R4/search.html#uri">uri</a> parameters. */
final class TextValues {

    private TextValues() {}

    static Criterion string(
            SearchParameter parameter,
            Basis basis,
            SearchKeys keys,
            SearchIndex index,
            @Nullable String modifier,
            List<String> values) {
        TextMatch match = modifier == null
                ? TextMatch.STARTS
                : switch (modifier) {
                    case "exact" -> TextMatch.EXACT;
                    case "contains" -> TextMatch.CONTAINS;
                    default -> throw SearchFault.modifier(parameter.code() + ":" + modifier);
                };
        return anyOf(values.stream()
                .map(EscapedText::unescape)
                .flatMap(value -> basis.parameters().stream().<Criterion>map(kept -> {
                    String folded = Folding.fold(value);
                    if (match != TextMatch.EXACT && folded.isEmpty()) {
                        // Nothing but signs: every string would begin with what is left of it.
                        return Criterion.NOTHING;
                    }
                    SearchParameter starts = index.starts(kept);
                    boolean keyed = match != TextMatch.CONTAINS && index.hasStarts(starts);
                    return new Criterion.Textual(
                            kept.number(),
                            parameter.code(),
                            match,
                            match == TextMatch.EXACT ? value : folded,
                            keyed ? keys.start(starts.number(), folded) : null);
                }))
                .toList());
    }

    static Criterion uri(
            SearchParameter parameter, Basis basis, SearchKeys keys, @Nullable String modifier, List<String> values) {
        // Every uri begins with nothing.
        List<String> uris = values.stream()
                .map(EscapedText::unescape)
                .filter(uri -> !uri.isEmpty())
                .toList();
        if (modifier == null) {
            Set<Long> asked = basis.parameters().stream()
                    .flatMap(kept -> uris.stream().map(uri -> keys.url(kept.number(), uri)))
                    .collect(Collectors.toUnmodifiableSet());
            return Criterion.Keyed.exact(
                    parameter.code(),
                    asked,
                    Set.copyOf(uris),
                    indexed -> indexed.uris().stream()
                            .anyMatch(uri -> uri.parameter().equals(parameter.code()) && uris.contains(uri.value())));
        }
        TextMatch match = switch (modifier) {
            case "below" -> TextMatch.STARTS;
            case "above" -> TextMatch.PARENT_OF;
            default -> throw SearchFault.modifier(parameter.code() + ":" + modifier);
        };
        if (parameter.code().startsWith("_")) {
            return MetaUris.relatives(parameter, basis, match, uris);
        }
        return anyOf(uris.stream()
                .flatMap(uri -> basis.parameters().stream()
                        .<Criterion>map(
                                kept -> new Criterion.Textual(kept.number(), parameter.code(), match, uri, null)))
                .toList());
    }

    static Criterion anyOf(List<Criterion> parts) {
        return parts.size() == 1 ? parts.getFirst() : new Criterion.AnyOf(parts);
    }
}
