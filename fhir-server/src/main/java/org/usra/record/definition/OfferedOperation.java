package org.usra.record.definition;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An operation that the server answers.
 *
 * @param resourceType null for an operation of the whole server, {@link #EVERY_TYPE} for one of each type
 * @param name without the dollar sign
 * @param definition canonical URL of its OperationDefinition
 */
public record OfferedOperation(@Nullable String resourceType, String name, String definition) {

    public static final String EVERY_TYPE = "Resource";

    boolean isOf(@Nullable String type) {
        return Objects.equals(resourceType, type) || type != null && EVERY_TYPE.equals(resourceType);
    }
}
