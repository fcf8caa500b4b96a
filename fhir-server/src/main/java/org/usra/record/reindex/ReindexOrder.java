package org.usra.record.reindex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usra.record.store.IndexRepair.Scope;

/**
 * What was asked of a reindex.
 *
 * @param types empty for all
 */
record ReindexOrder(
        Mode mode,
        List<String> types,
        @Nullable String id,
        @Nullable Instant since) {

    /** What is done about a difference. */
    enum Mode {
        /** It is mended, resource by resource, while writers write. */
        REPAIR,
        /** It is told. */
        CHECK,
        /** Typed rows are emptied and derived again as a whole, while writers wait. */
        REBUILD;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Typed rows can be compared as a whole only. */
    boolean isOfEverything() {
        return types.isEmpty() && id == null && since == null;
    }

    /** @param only the types of one pass; empty for all */
    Scope scope(List<String> only) {
        return new Scope(only.isEmpty() ? types : only, id, since);
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("mode", mode.name());
        types.forEach(json.putArray("types")::add);
        json.put("id", id);
        json.put("since", since == null ? null : since.toString());
        return json;
    }

    static ReindexOrder of(ObjectNode json) {
        List<String> types = new ArrayList<>();
        json.path("types").forEach(type -> types.add(type.asText()));
        JsonNode id = json.path("id");
        JsonNode since = json.path("since");
        return new ReindexOrder(
                Mode.valueOf(json.path("mode").asText()),
                types,
                id.isTextual() ? id.asText() : null,
                since.isTextual() ? Instant.parse(since.asText()) : null);
    }
}
