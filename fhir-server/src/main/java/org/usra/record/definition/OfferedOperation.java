package org.usra.record.definition;

import org.jspecify.annotations.Nullable;

/**
 * An operation that the server answers.
 *
 * @param resourceType null for an operation of the whole server
 * @param name without the dollar sign
 * @param definition canonical URL of its OperationDefinition
 */
public record OfferedOperation(@Nullable String resourceType, String name, String definition) {}
