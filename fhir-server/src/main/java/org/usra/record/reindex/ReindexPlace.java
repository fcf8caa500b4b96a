package org.usra.record.reindex;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.usra.record.store.IndexRepair.Place;
import org.usra.record.store.ResourceKey;

/** Where a reindex stands, and what it has found so far; the JSON in the row of its job. */
final class ReindexPlace {

    /** So many are named; all are counted. */
    private static final int MOST_NAMED = 500;

    private final ObjectNode json;

    ReindexPlace(ObjectNode json) {
        this.json = json.deepCopy();
    }

    ReindexPlace copy() {
        return new ReindexPlace(json);
    }

    ObjectNode toJson() {
        return json;
    }

    int pass() {
        return json.path("pass").asInt();
    }

    /** The last resource of this pass that is behind us. */
    @Nullable
    Place last() {
        return json.path("id").isTextual()
                ? new Place(
                        (short) json.path("bucket").asInt(),
                        json.path("type").asText(),
                        json.path("id").asText())
                : null;
    }

    void moveTo(Place place, int resources) {
        json.put("bucket", place.bucket()).put("type", place.type()).put("id", place.id());
        json.put("seen", seen() + resources);
    }

    /** The last hash of the registry of identifiers that is behind us. */
    @Nullable
    Long hash() {
        return json.has("hash") ? json.path("hash").asLong() : null;
    }

    void moveTo(long hash) {
        json.put("hash", hash);
    }

    void nextPass() {
        json.remove(java.util.List.of("bucket", "type", "id", "hash"));
        json.put("pass", pass() + 1);
    }

    long seen() {
        return json.path("seen").asLong();
    }

    void differ(Collection<ResourceKey> keys) {
        json.put("differing", differing() + keys.size());
        keys.forEach(key -> name("difference", key.toString()));
    }

    long differing() {
        return json.path("differing").asLong();
    }

    void fail(ResourceKey key, String why) {
        json.put("failing", json.path("failing").asLong() + 1);
        name("failure", key + ": " + why);
    }

    private void name(String list, String text) {
        ArrayNode named = json.withArray(list);
        if (named.size() < MOST_NAMED) {
            named.add(text);
        }
    }

    /** The answer to who asked. */
    ObjectNode parameters(ReindexOrder order, @Nullable Collection<String> tables) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("resourceType", "Parameters");
        ArrayNode parameters = root.putArray("parameter");
        parameters.addObject().put("name", "mode").put("valueCode", order.mode().code());
        parameters.addObject().put("name", "seen").put("valueDecimal", seen());
        parameters.addObject().put("name", "differing").put("valueDecimal", differing());
        parameters
                .addObject()
                .put("name", "failing")
                .put("valueDecimal", json.path("failing").asLong());
        json.path("difference")
                .forEach(key -> parameters.addObject().put("name", "difference").put("valueString", key.asText()));
        json.path("failure")
                .forEach(key -> parameters.addObject().put("name", "failure").put("valueString", key.asText()));
        if (tables != null) {
            parameters.addObject().put("name", "typedRowsCompared").put("valueBoolean", true);
            tables.forEach(table ->
                    parameters.addObject().put("name", "differingTable").put("valueCode", table));
        }
        return root;
    }
}
