package org.usra.record.search;

import java.util.List;
import java.util.Set;
import org.usra.record.definition.SearchParameter;
import org.usra.record.store.SearchKeys;

/** {@code :missing}, for every type of parameter. */
final class Existence {

    private Existence() {}

    static Criterion parse(SearchParameter parameter, SearchKeys keys, List<String> values) {
        return switch (values.size() == 1 ? values.getFirst() : "") {
            case "true" -> new Criterion.Not(present(parameter, keys));
            case "false" -> present(parameter, keys);
            default -> throw SearchFault.value(String.join(",", values), ":missing is true or false");
        };
    }

    static Criterion present(SearchParameter parameter, SearchKeys keys) {
        return new Criterion.Keyed(
                parameter.code(),
                Set.of(keys.present(parameter.number())),
                false,
                values -> values.present().contains(parameter.code()));
    }
}
