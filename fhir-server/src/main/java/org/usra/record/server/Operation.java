package org.usra.record.server;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usra.rules.operation.Input;

/**
 * An operation that a room adds to the record by being a Spring bean: {@code [base]/Type/[id]/$name}.
 *
 * <p>The server has authenticated the caller, read the body under guard and held it to {@link #inputs}; the operation asks
 * the access policy itself, since only it knows which types it opens. Every operation is listed in the CapabilityStatement
 * and has an OperationDefinition.
 */
public interface Operation {

    /** The name without the dollar sign, for example {@code family-file}. */
    String name();

    Level level();

    /** The resource type before the name; null at system level, and for an operation of every type. */
    @Nullable
    String type();

    Verb verb();

    /** What it takes, in a Parameters or, where that is one resource, bare; everything else is refused before it is asked. */
    default List<Input> inputs() {
        return List.of();
    }

    /** The canonical URL of its definition where that is published elsewhere; null where R4 or this server defines it. */
    default @Nullable String publishedAs() {
        return null;
    }

    /** The type of the resource that it answers. */
    default String output() {
        return "Bundle";
    }

    OperationResult invoke(OperationRequest request);

    /** Where the name stands: {@code /$name}, {@code /Type/$name} or {@code /Type/id/$name}. */
    enum Level {
        SYSTEM,
        TYPE,
        INSTANCE
    }

    /** An operation that changes something is POST; one that only reads may be called with either. */
    enum Verb {
        GET_OR_POST,
        POST
    }
}
