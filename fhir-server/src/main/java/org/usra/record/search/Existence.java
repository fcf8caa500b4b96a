package org.usra.record.search;

import java.util.List;
import org.usra.record.definition.SearchParameter;
import org.usra.record.store.SearchIndex;

/** {@code :missing}, for every type of parameter. */
final class Existence {

    private Existence() {}

    static Criterion parse(SearchParameter parameter, List<String> values) {
        return switch (values.size() == 1 ? values.getFirst() : "") {
            case "true" -> new Criterion.Not(present(parameter));
            case "false" -> present(parameter);
            default -> throw SearchFault.value(String.join(",", values), ":missing is true or false");
        };
    }

    static Criterion present(SearchParameter parameter) {
        return new Criterion.Present(parameter.code(), SearchIndex.bit(parameter));
    }
}
