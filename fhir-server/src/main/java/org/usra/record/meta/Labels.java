package org.usra.record.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.usra.record.document.ResourceDocument;

/**
 * Profiles, tags and security labels as sets: a tag or label is known by system and code, whatever its display; a profile by
 * its whole URL.
 */
final class Labels {

    static final List<String> KINDS = List.of("profile", "security", "tag");

    private Labels() {}

    /** Adds to {@code meta} what it does not have; true where that was something. */
    static boolean add(ObjectNode meta, JsonNode more) {
        boolean changed = false;
        for (String kind : KINDS) {
            for (JsonNode label : more.path(kind)) {
                if (!has(meta.path(kind), label)) {
                    meta.withArray(kind).add(label);
                    changed = true;
                }
            }
        }
        return changed;
    }

    /** Takes from {@code meta} what is named; true where that was something. */
    static boolean remove(ObjectNode meta, JsonNode named) {
        boolean changed = false;
        for (String kind : KINDS) {
            List<JsonNode> left = new ArrayList<>();
            for (JsonNode label : meta.path(kind)) {
                if (has(named.path(kind), label)) {
                    changed = true;
                } else {
                    left.add(label);
                }
            }
            meta.remove(kind);
            if (!left.isEmpty()) {
                meta.putArray(kind).addAll(left);
            }
        }
        return changed;
    }

    /** A Parameters with this meta as {@code return}. */
    static ResourceDocument answer(JsonNode meta) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("resourceType", "Parameters");
        root.putArray("parameter").addObject().put("name", "return").set("valueMeta", meta);
        return ResourceDocument.of(root);
    }

    /** A JSON Patch that leaves the labels of this meta and touches nothing else. */
    static ResourceDocument patch(JsonNode before, ObjectNode after) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode steps = root.putArray("patch");
        for (String kind : KINDS) {
            String path = "/meta/" + kind;
            if (after.has(kind) && !after.get(kind).equals(before.path(kind))) {
                steps.addObject().put("op", "add").put("path", path).set("value", after.get(kind));
            } else if (before.has(kind) && !after.has(kind)) {
                steps.addObject().put("op", "remove").put("path", path);
            }
        }
        return ResourceDocument.of(root);
    }

    private static boolean has(JsonNode labels, JsonNode wanted) {
        for (JsonNode label : labels) {
            if (same(label, wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return one.isTextual()
                ? one.equals(other)
                : one.path("system").equals(other.path("system"))
                        && one.path("code").equals(other.path("code"));
    }
}
