package org.usra.record.definition;

import java.util.List;

/**
 * Where the values of a search parameter are kept: under its own number, or under those of parameters that say the same.
 *
 * @param exact false where the others have more values, so that the document decides
 */
public record Basis(List<SearchParameter> parameters, boolean exact) {

    /** The parameter's values are kept under its own number. */
    public boolean isOwn(SearchParameter parameter) {
        return parameters.size() == 1 && parameters.getFirst().equals(parameter);
    }
}
