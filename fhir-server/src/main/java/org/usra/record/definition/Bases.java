package org.usra.record.definition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which search parameters of one type say the same as others, so that their values are kept once: {@code patient} is {@code
 * subject} where it is a Patient, {@code combo-code} is {@code code} and {@code component-code}.
 */
final class Bases {

    private final Collection<SearchParameter> parameters;
    private final Map<SearchParameter, Basis> bases = new HashMap<>();

    private Bases(Collection<SearchParameter> parameters) {
        this.parameters = parameters;
    }

    /** The basis of each parameter of a type, by its code. */
    static Map<String, Basis> of(Collection<SearchParameter> parameters) {
        Bases all = new Bases(parameters);
        Map<String, Basis> byCode = new HashMap<>();
        parameters.forEach(parameter -> byCode.put(parameter.code(), all.basis(parameter)));
        return byCode;
    }

    private Basis basis(SearchParameter parameter) {
        Basis known = bases.get(parameter);
        if (known == null) {
            known = same(parameter)
                    .or(() -> union(parameter))
                    .or(() -> selection(parameter))
                    .orElse(new Basis(List.of(parameter), true, false));
            bases.put(parameter, known);
        }
        return known;
    }

    /** Another one with the very same expression. */
    private Optional<Basis> same(SearchParameter parameter) {
        return comparable(parameter)
                .filter(other ->
                        other.number() < parameter.number() && branches(other).equals(branches(parameter)))
                .findFirst()
                .map(this::basis);
    }

    /** Several whose expressions together are this one's. */
    private Optional<Basis> union(SearchParameter parameter) {
        Set<String> wanted = branches(parameter);
        if (wanted.size() < 2) {
            return Optional.empty();
        }
        Set<String> covered = new HashSet<>();
        Set<SearchParameter> stored = new LinkedHashSet<>();
        comparable(parameter)
                .filter(other -> !branches(other).equals(wanted) && wanted.containsAll(branches(other)))
                .forEach(other -> {
                    covered.addAll(branches(other));
                    stored.addAll(basis(other).parameters());
                });
        return covered.equals(wanted) ? Optional.of(new Basis(List.copyOf(stored), true, false)) : Optional.empty();
    }

    /** {@code X.where(…)} beside {@code X}. The keys of a reference hold its type; of anything else X finds more. */
    private Optional<Basis> selection(SearchParameter parameter) {
        return comparable(parameter)
                .filter(other -> parameter.expression().startsWith(other.expression() + ".where("))
                .findFirst()
                .map(other -> new Basis(
                        basis(other).parameters(),
                        parameter.expression().endsWith(".where(resolve() is Patient)"),
                        true));
    }

    private java.util.stream.Stream<SearchParameter> comparable(SearchParameter parameter) {
        return parameters.stream()
                .filter(other -> other != parameter
                        && other.type() == parameter.type()
                        && other.components().isEmpty()
                        && !other.code().startsWith("_"));
    }

    /** The paths between the bars of a union. */
    static Set<String> branches(SearchParameter parameter) {
        Set<String> branches = new LinkedHashSet<>();
        int depth = 0;
        int start = 0;
        String expression = parameter.expression();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '|' && depth == 0) {
                parts.add(expression.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(expression.substring(start));
        parts.forEach(part -> branches.add(part.trim()));
        return branches;
    }
}
