package org.usra.record.search;

import java.util.List;
import org.usra.record.access.Caller;
import org.usra.record.access.SqlCriterion;

/**
 * A search of one type, understood and permitted.
 *
 * @param visible what this caller may see of the type
 */
public record SearchQuery(
        Caller caller, String type, SqlCriterion visible, Criterion criterion, ResultOptions options) {

    /** The same with one more condition, for a compartment. */
    SearchQuery and(Criterion more) {
        return new SearchQuery(caller, type, visible, new Criterion.AllOf(List.of(criterion, more)), options);
    }

    SearchQuery including(List<Include> includes) {
        return new SearchQuery(caller, type, visible, criterion, options.including(includes));
    }
}
