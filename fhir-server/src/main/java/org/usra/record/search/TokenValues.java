package org.usra.record.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.usra.record.definition.Basis;
import org.usra.record.definition.SearchParameter;
import org.usra.record.index.Folding;
import org.usra.record.index.IndexedValues;
import org.usra.record.index.IndexedValues.Token;
import org.usra.record.search.Criterion.Identified.Registered;
import org.usra.record.store.SearchKeys;

/** <a href="https://hl7.org/fhir/R4/search.html#token">Token</a> parameters: {@code code}, {@code system|code}, {@code |code}, {@code system|}. */
final class TokenValues {

    private TokenValues() {}

    static Criterion parse(
            SearchParameter parameter, Basis basis, SearchKeys keys, @Nullable String modifier, List<String> values) {
        if (modifier == null) {
            return any(parameter, basis, keys, values);
        }
        return switch (modifier) {
            case "not" -> new Criterion.Not(any(parameter, basis, keys, values));
            case "text" -> display(parameter, basis, values);
            case "of-type" -> ofType(parameter, basis, keys, values);
            default -> throw SearchFault.modifier(parameter.code() + ":" + modifier);
        };
    }

    private static Criterion any(SearchParameter parameter, Basis basis, SearchKeys keys, List<String> values) {
        Asked asked = new Asked(parameter, basis, keys);
        List<Criterion> any = new ArrayList<>();
        for (String value : values) {
            List<String> parts = EscapedText.split(value, '|');
            String last = EscapedText.unescape(parts.getLast());
            if (parts.size() > 2) {
                throw SearchFault.value(value, "a token has at most one |", "في الرمز علامة | واحدة على الأكثر");
            }
            if (parts.size() == 1) {
                asked.code(last);
                continue;
            }
            String system = EscapedText.unescape(parts.getFirst());
            if (last.isEmpty()) {
                // A system alone has no key: among all that have a value the document decides.
                any.add(new Criterion.Judged(
                        Existence.present(parameter, basis),
                        parameter.code(),
                        tokens(parameter, token -> system.equals(token.system()))));
            } else {
                asked.code(system, last);
            }
        }
        if (!asked.isEmpty()) {
            any.add(asked.criterion());
        }
        return TextValues.anyOf(any);
    }

    /** Codes with or without their systems, collected. */
    private static final class Asked {

        private final SearchParameter parameter;
        private final Basis basis;
        private final SearchKeys keys;
        private final boolean identifier;
        private final boolean caseless;
        private final Set<Long> hashes = new HashSet<>();
        private final Set<Registered> registered = new HashSet<>();
        private final Set<String> literals = new HashSet<>();
        private Predicate<Token> matches = token -> false;

        Asked(SearchParameter parameter, Basis basis, SearchKeys keys) {
            this.parameter = parameter;
            this.basis = basis;
            this.keys = keys;
            this.identifier = parameter.code().equals("identifier");
            this.caseless = parameter.ignoresCase();
        }

        boolean isEmpty() {
            return literals.isEmpty();
        }

        void code(String code) {
            hash(code, keys::code);
            registered.add(new Registered(keys.identifier(code), null));
            add(code, token -> isSame(code, token.code()));
        }

        void code(String system, String code) {
            hash(code, (kept, spelled) -> keys.systemAndCode(kept, system, spelled));
            registered.add(new Registered(keys.identifier(code), SearchKeys.system(system.isEmpty() ? null : system)));
            add(
                    code,
                    token -> isSame(code, token.code()) && system.equals(token.system() == null ? "" : token.system()));
        }

        /** Rows that were written before case was left aside have only the key of what is written. */
        private void hash(String code, BiFunction<Integer, String, Long> key) {
            for (SearchParameter kept : basis.parameters()) {
                hashes.add(key.apply(kept.number(), code));
                if (caseless) {
                    hashes.add(key.apply(kept.number(), Folding.withoutCase(code)));
                }
            }
        }

        private boolean isSame(String asked, @Nullable String stored) {
            return stored != null
                    && (caseless
                            ? Folding.withoutCase(asked).equals(Folding.withoutCase(stored))
                            : asked.equals(stored));
        }

        private void add(String code, Predicate<Token> match) {
            literals.add(code);
            matches = matches.or(match);
        }

        Criterion criterion() {
            Predicate<IndexedValues> recheck = tokens(parameter, matches);
            return identifier
                    ? new Criterion.Identified(parameter.code(), registered, true, recheck)
                    : new Criterion.Keyed(parameter.code(), hashes, Set.of(), basis.exact(), literals, recheck);
        }
    }

    private static Criterion display(SearchParameter parameter, Basis basis, List<String> values) {
        List<String> wanted = values.stream()
                .map(value -> Folding.fold(EscapedText.unescape(value)))
                .filter(folded -> !folded.isEmpty())
                .toList();
        return new Criterion.Judged(
                Existence.present(parameter, basis),
                parameter.code(),
                tokens(
                        parameter,
                        token -> token.display() != null
                                && wanted.stream().anyMatch(Folding.fold(token.display())::contains)));
    }

    /** By value; whether the type is right, the document says. */
    private static Criterion ofType(SearchParameter parameter, Basis basis, SearchKeys keys, List<String> values) {
        // Of what R4 calls a token only an Identifier has a type.
        if (!parameter.expression().toLowerCase(Locale.ROOT).contains("identifier")) {
            throw SearchFault.modifier(parameter.code() + ":of-type");
        }
        List<String> wanted = new ArrayList<>();
        for (String value : values) {
            if (EscapedText.split(value, '|').size() != 3) {
                throw SearchFault.value(
                        value, ":of-type takes system|code|value", "يقبل :of-type الصيغة system|code|value");
            }
            wanted.add(value.substring(value.lastIndexOf('|') + 1));
        }
        Set<String> plain =
                Set.copyOf(values.stream().map(EscapedText::unescape).toList());
        return new Criterion.Judged(
                any(parameter, basis, keys, wanted),
                parameter.code(),
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
