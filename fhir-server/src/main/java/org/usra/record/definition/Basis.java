package org.usra.record.definition;

import java.util.List;

/**
 * Where the values of a search parameter are kept: under its own number, or under those of parameters that say the same.
 *
 * @param exact false where the others' keys find more, so that the document decides
 * @param selecting the parameter has only some of the others' values
 */
public record Basis(List<SearchParameter> parameters, boolean exact, boolean selecting) {

    /** The parameter's values are kept under its own number. */
    public boolean isOwn(SearchParameter parameter) {
        return parameters.size() == 1 && parameters.getFirst().equals(parameter);
    }
}
