package org.usra.record.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.definition.Basis;
import org.usra.record.definition.SearchParameter;
import org.usra.record.index.IndexedValues;
import org.usra.record.index.IndexedValues.Token;
import org.usra.record.store.SearchKeys;
import org.usra.record.terminology.CanonicalUrl;
import org.usra.record.vocabulary.ComposedSet;
import org.usra.record.vocabulary.Vocabulary;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * Token parameters that are asked by what codes mean: {@code :in}, {@code :not-in} a value set, {@code :above} and {@code
 * :below} a code (<a href="https://hl7.org/fhir/R4/search.html#modifiers">R4 modifiers</a>).
 */
@Component
final class MeaningValues {

    static final Set<String> MODIFIERS = Set.of("in", "not-in", "above", "below");

    /** So many codes are looked up one by one; of more, every record that has any is judged by itself. */
    private static final int MOST_KEYS = 2_000;

    private static final Pattern RELATIVE = Pattern.compile("ValueSet/([A-Za-z0-9\\-.]{1,64})");

    /** A code that records share is judged once in a search. */
    private record Coded(String system, String code) {}

    private final Vocabulary vocabulary;
    private final PublicAddress address;

    MeaningValues(Vocabulary vocabulary, PublicAddress address) {
        this.vocabulary = vocabulary;
        this.address = address;
    }

    Criterion parse(
            Caller caller,
            SearchParameter parameter,
            Basis basis,
            SearchKeys keys,
            String modifier,
            List<String> values) {
        // An identifier belongs to no code system.
        if (parameter.code().equals("identifier")) {
            throw SearchFault.modifier(parameter.code() + ":" + modifier);
        }
        if (modifier.equals("below") && parameter.expression().endsWith("contentType")) {
            return MediaTypes.below(parameter, basis, values);
        }
        List<Criterion> any = new ArrayList<>();
        for (String value : values) {
            ComposedSet set = asked(caller, modifier, value);
            any.add(in(parameter, basis, keys, set));
        }
        Criterion in = TextValues.anyOf(any);
        return modifier.equals("not-in") ? notIn(parameter, in) : in;
    }

    private ComposedSet asked(Caller caller, String modifier, String value) {
        return switch (modifier) {
            case "below" -> relatives(caller, value, "is-a");
            case "above" -> relatives(caller, value, "generalizes");
            default -> valueSet(caller, EscapedText.unescape(value));
        };
    }

    private ComposedSet valueSet(Caller caller, String text) {
        String url = address.below(text).orElse(text);
        Matcher relative = RELATIVE.matcher(url);
        JsonNode set = answered(
                        text,
                        () -> relative.matches()
                                ? vocabulary.withId(caller, "ValueSet", relative.group(1))
                                : vocabulary.valueSet(caller, CanonicalUrl.parse(url)))
                .orElseThrow(() ->
                        SearchFault.value(text, "there is no such value set here", "لا توجد هنا مجموعة قيم كهذه"));
        return answered(text, () -> vocabulary.compose(caller, set));
    }

    private ComposedSet relatives(Caller caller, String value, String operator) {
        List<String> parts = EscapedText.split(value, '|').stream()
                .map(EscapedText::unescape)
                .toList();
        if (parts.size() != 2 || parts.getFirst().isEmpty() || parts.getLast().isEmpty()) {
            throw SearchFault.value(
                    value, ":above and :below take system|code", "يقبل :above و:below الصيغة system|code");
        }
        CanonicalUrl system = new CanonicalUrl(parts.getFirst(), null);
        return answered(value, () -> vocabulary.relatives(caller, system, operator, parts.getLast()));
    }

    /** What the vocabulary refuses is a fault of the value that was searched by, unless it costs too much. */
    private static <T> T answered(String value, Supplier<T> asked) {
        try {
            return asked.get();
        } catch (Refused refused) {
            Refusal why = refused.refusals().getFirst();
            throw refused.kind() == RefusalKind.TOO_COSTLY
                    ? refused
                    : SearchFault.value(value, withoutStop(why.english()), withoutStop(why.arabic()));
        }
    }

    private static Criterion in(SearchParameter parameter, Basis basis, SearchKeys keys, ComposedSet set) {
        ComposedSet.Expansion expansion = set.expand(0, MOST_KEYS);
        if (expansion.closed() && expansion.total() <= MOST_KEYS) {
            Set<Long> asked = new HashSet<>();
            Set<String> codes = new HashSet<>();
            Set<String> literals = new HashSet<>();
            for (ComposedSet.Member member : expansion.members()) {
                String system = member.system().url();
                String code = member.concept().code();
                codes.add(system + '|' + code);
                literals.add(code);
                basis.parameters().forEach(kept -> asked.add(keys.systemAndCode(kept.number(), system, code)));
            }
            return new Criterion.Keyed(
                    parameter.code(),
                    asked,
                    Set.of(),
                    basis.exact(),
                    literals,
                    holds(parameter, token -> codes.contains(token.system() + '|' + token.code())));
        }
        Map<Coded, Boolean> known = new ConcurrentHashMap<>();
        return new Criterion.Judged(
                Existence.present(parameter, basis),
                parameter.code(),
                holds(
                        parameter,
                        token -> token.system() != null
                                && token.code() != null
                                && known.computeIfAbsent(
                                        new Coded(token.system(), token.code()),
                                        coded -> set.find(coded.system(), null, coded.code())
                                                .isPresent())));
    }

    /** What SQL finds too much of, its opposite would find too little of: then every record is judged. */
    private static Criterion notIn(SearchParameter parameter, Criterion in) {
        return Recheck.decidedBySql(in)
                ? new Criterion.Not(in)
                : new Criterion.Judged(
                        new Criterion.AllOf(List.of()), parameter.code(), values -> !Recheck.holds(in, values));
    }

    private static Predicate<IndexedValues> holds(SearchParameter parameter, Predicate<Token> matches) {
        return values -> values.tokens().stream()
                .anyMatch(token -> token.parameter().equals(parameter.code()) && matches.test(token));
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
