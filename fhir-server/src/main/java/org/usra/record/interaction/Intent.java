package org.usra.record.interaction;

import java.util.function.UnaryOperator;
import org.usra.record.document.ResourceDocument;
import org.usra.record.store.ResourceKey;

/** One change that a request wants to make; the id is known, what is stored under it is not yet. */
sealed interface Intent {

    ResourceKey key();

    /** A new resource under an id that the server has just made. */
    record Create(ResourceKey key, ResourceDocument document) implements Intent {}

    /** A new resource under an id that the import scope brings, where nothing may be yet. */
    record Bring(ResourceKey key, ResourceDocument document) implements Intent {}

    /**
     * @param mayCreate the import scope brings resources under ids of its own
     */
    record Update(ResourceKey key, ResourceDocument document, Precondition precondition, boolean mayCreate)
            implements Intent {}

    record Patch(ResourceKey key, UnaryOperator<ResourceDocument> patch, Precondition precondition) implements Intent {}

    /**
     * @param mustExist false where the deletion of what is not there for the caller changes nothing, and is no fault
     */
    record Delete(ResourceKey key, Precondition precondition, boolean mustExist) implements Intent {}
}
