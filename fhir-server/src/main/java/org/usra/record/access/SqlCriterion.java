package org.usra.record.access;

import java.util.List;
import java.util.stream.Stream;

/**
 * A predicate on a row of {@code record.resource}, with its JDBC parameters in order ({@code ?}).
 *
 * <p>{@code record.resource} is aliased {@code r}; columns that a predicate may use: {@code type}, {@code id}, {@code
 * patient} (id of the compartment's Patient, or of the Patient itself), {@code bucket}.
 */
public record SqlCriterion(String sql, List<Object> parameters) {

    public static final SqlCriterion EVERYTHING = new SqlCriterion("true", List.of());
    public static final SqlCriterion NOTHING = new SqlCriterion("false", List.of());

    /** What either of both shows. */
    public SqlCriterion or(SqlCriterion other) {
        return new SqlCriterion(
                "(" + sql + " or " + other.sql + ")",
                Stream.concat(parameters.stream(), other.parameters.stream()).toList());
    }
}
