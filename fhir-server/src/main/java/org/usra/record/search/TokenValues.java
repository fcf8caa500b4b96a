package org.usra.record.search;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.usra.record.definition.SearchParameter;
import org.usra.record.index.IndexedValues;
import org.usra.record.index.IndexedValues.Token;
import org.usra.record.store.SearchKeys;

/** <a href="https://hl7.org/fhir/R4/search.html#token">Token</a> parameters: {@code code}, {@code system|code}, {@code |code}, {@code system|}. */
final class TokenValues {

    private TokenValues() {}

    static Criterion parse(SearchParameter parameter, SearchKeys keys, @Nullable String modifier, List<String> values) {
        if (modifier == null) {
            return any(parameter, keys, values);
        }
        return switch (modifier) {
            case "not" -> new Criterion.Not(any(parameter, keys, values));
            case "text" -> display(parameter, keys, values);
            case "of-type" -> ofType(parameter, keys, values);
            default -> throw SearchFault.modifier(parameter.code() + ":" + modifier);
        };
    }

    private static Criterion any(SearchParameter parameter, SearchKeys keys, List<String> values) {
        Set<Long> asked = new HashSet<>();
        Predicate<Token> matches = token -> false;
        for (String value : values) {
            List<String> parts = EscapedText.split(value, '|');
            String last = EscapedText.unescape(parts.getLast());
            if (parts.size() > 2) {
                throw SearchFault.value(value, "a token has at most one |");
            }
            if (parts.size() == 1) {
                asked.add(keys.code(parameter.number(), last));
                matches = matches.or(token -> last.equals(token.code()));
                continue;
            }
            String system = EscapedText.unescape(parts.getFirst());
            if (last.isEmpty()) {
                asked.add(keys.system(parameter.number(), system));
                matches = matches.or(token -> system.equals(token.system()));
            } else {
                asked.add(keys.systemAndCode(parameter.number(), system, last));
                matches = matches.or(token ->
                        last.equals(token.code()) && system.equals(token.system() == null ? "" : token.system()));
            }
        }
        return new Criterion.Keyed(
                parameter.code(), asked, parameter.code().equals("identifier"), tokens(parameter, matches));
    }

    private static Criterion display(SearchParameter parameter, SearchKeys keys, List<String> values) {
        List<String> starts = values.stream()
                .map(value -> EscapedText.unescape(value).toLowerCase(Locale.ROOT))
                .toList();
        return new Criterion.Judged(
                Existence.present(parameter, keys),
                parameter.code(),
                tokens(
                        parameter,
                        token -> token.display() != null
                                && starts.stream().anyMatch(token.display().toLowerCase(Locale.ROOT)::contains)));
    }

    private static Criterion ofType(SearchParameter parameter, SearchKeys keys, List<String> values) {
        Set<Long> asked = new HashSet<>();
        for (String value : values) {
            if (EscapedText.split(value, '|').size() != 3) {
                throw SearchFault.value(value, ":of-type takes system|code|value");
            }
            int bar = value.lastIndexOf('|');
            asked.add(keys.ofType(
                    parameter.number(),
                    EscapedText.unescape(value.substring(0, bar)),
                    EscapedText.unescape(value.substring(bar + 1))));
        }
        Set<String> plain =
                Set.copyOf(values.stream().map(EscapedText::unescape).toList());
        return new Criterion.Keyed(
                parameter.code(),
                asked,
                parameter.code().equals("identifier"),
                tokens(
                        parameter,
                        token -> token.typeSystemAndCode() != null
                                && plain.contains(token.typeSystemAndCode() + '|' + token.code())));
    }

    private static Predicate<IndexedValues> tokens(SearchParameter parameter, Predicate<Token> matches) {
        return values -> values.tokens().stream()
                .anyMatch(token -> token.parameter().equals(parameter.code()) && matches.test(token));
    }
}
