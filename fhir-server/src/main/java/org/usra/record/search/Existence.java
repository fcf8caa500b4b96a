package org.usra.record.search;

import java.util.List;
import org.usra.record.definition.Basis;
import org.usra.record.definition.SearchParameter;
import org.usra.record.store.SearchIndex;

/** {@code :missing}, for every type of parameter. */
final class Existence {

    private Existence() {}

    static Criterion parse(SearchParameter parameter, Basis basis, List<String> values) {
        return switch (values.size() == 1 ? values.getFirst() : "") {
            case "true" -> new Criterion.Not(present(parameter, basis));
            case "false" -> present(parameter, basis);
            default ->
                throw SearchFault.value(
                        String.join(",", values), ":missing is true or false", "قيمة :missing هي true أو false");
        };
    }

    /** By the bits of the row; where these say more than the parameter (or nothing, for a composite), the document decides. */
    static Criterion present(SearchParameter parameter, Basis basis) {
        boolean composite = !parameter.components().isEmpty();
        Criterion bits = composite
                ? new Criterion.AllOf(List.of())
                : TextValues.anyOf(basis.parameters().stream()
                        .<Criterion>map(kept -> new Criterion.Present(parameter.code(), SearchIndex.bit(kept)))
                        .toList());
        return composite || basis.selecting()
                ? new Criterion.Judged(
                        bits, parameter.code(), values -> values.present().contains(parameter.code()))
                : bits;
    }
}
