package org.usra.record.search;

import java.util.List;
import org.usra.record.store.ResourceKey;

/**
 * A resource that references may lead to.
 *
 * @param canonicals how references of type canonical name it, without and with its version; empty for most
 */
record Linked(ResourceKey key, List<String> canonicals) {

    static Linked byId(ResourceKey key) {
        return new Linked(key, List.of());
    }
}
