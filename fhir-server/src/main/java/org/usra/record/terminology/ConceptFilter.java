package org.usra.record.terminology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.usra.rules.coding.SearchWords;

/**
 * Which concepts of one code system are meant. A value set is one such filter for each system that it draws on; it can be
 * judged on a concept, and written as SQL where the concepts are rows.
 */
public sealed interface ConceptFilter {

    ConceptFilter ALL = new AllOf(List.of());

    /** These, in this order. */
    record Codes(Set<String> codes) implements ConceptFilter {}

    /** What stands below a concept, and with {@code itself} also that. */
    record Below(String code, boolean itself) implements ConceptFilter {}

    record Valued(String property, Set<String> values) implements ConceptFilter {}

    record Present(String property) implements ConceptFilter {}

    record Matching(String property, Pattern pattern) implements ConceptFilter {

        boolean matches(String value) {
            return pattern.matcher(new BoundedText(value)).matches();
        }
    }

    /** Every word typed begins a word of the concept; {@code line} is the whole, for the order. */
    record Typed(List<String> starts, String line) implements ConceptFilter {

        public static Typed of(String text) {
            return new Typed(SearchWords.typed(text), SearchWords.line(text));
        }
    }

    record Active() implements ConceptFilter {}

    record AllOf(List<ConceptFilter> parts) implements ConceptFilter {}

    record AnyOf(List<ConceptFilter> parts) implements ConceptFilter {}

    record Not(ConceptFilter part) implements ConceptFilter {}

    default ConceptFilter and(ConceptFilter other) {
        if (equals(ALL)) {
            return other;
        }
        return other.equals(ALL) ? this : new AllOf(List.of(this, other));
    }

    default ConceptFilter or(ConceptFilter other) {
        return equals(ALL) || other.equals(ALL) ? ALL : new AnyOf(List.of(this, other));
    }

    /** @param words the folded words that a concept is found by; asked for only where something was typed */
    default boolean test(Concept concept, Function<Concept, Set<String>> words) {
        return switch (this) {
            case Codes these -> these.codes.contains(concept.code());
            case Below below ->
                concept.ancestors().contains(below.code)
                        || below.itself && concept.code().equals(below.code);
            case Valued valued -> concept.values(valued.property).stream().anyMatch(valued.values::contains);
            case Present present -> !concept.values(present.property).isEmpty();
            case Matching matching -> concept.values(matching.property).stream().anyMatch(matching::matches);
            case Typed typed -> typed.starts.stream().allMatch(start -> begins(words.apply(concept), start));
            case Active active -> !concept.inactive();
            case AllOf all -> all.parts.stream().allMatch(part -> part.test(concept, words));
            case AnyOf any -> any.parts.stream().anyMatch(part -> part.test(concept, words));
            case Not not -> !not.part.test(concept, words);
        };
    }

    private static boolean begins(Set<String> words, String start) {
        return words.stream().anyMatch(word -> word.startsWith(start));
    }

    /** The few codes that can pass at all, in order, where the filter names them; a second test decides. */
    default Optional<List<String>> candidates() {
        return switch (this) {
            case Codes these -> Optional.of(List.copyOf(these.codes));
            case AllOf all ->
                all.parts.stream().flatMap(part -> part.candidates().stream()).findFirst();
            case AnyOf any -> {
                List<String> codes = new ArrayList<>();
                boolean named = any.parts.stream()
                        .map(ConceptFilter::candidates)
                        .peek(part -> part.ifPresent(codes::addAll))
                        .allMatch(Optional::isPresent);
                yield named ? Optional.of(codes.stream().distinct().toList()) : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    /** What was typed, where the filter holds that: it sorts what begins so before what only contains it. */
    default Optional<Typed> typed() {
        return switch (this) {
            case Typed typed -> Optional.of(typed);
            case AllOf all ->
                all.parts.stream().flatMap(part -> part.typed().stream()).findFirst();
            default -> Optional.empty();
        };
    }

    /** What begins as it was typed comes first; beyond that, the order of the system. */
    default Comparator<Concept> order() {
        return typed().map(typed -> Comparator.comparing((Concept concept) -> concept.texts().stream()
                        .noneMatch(text -> SearchWords.line(text).startsWith(typed.line()))))
                .orElse((one, other) -> 0);
    }
}
