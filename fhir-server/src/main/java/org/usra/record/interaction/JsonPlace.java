package org.usra.record.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.usra.record.document.InputLimits;
import org.usra.rules.refusal.Refused;

/**
 * One place in a document, as a <a href="https://www.rfc-editor.org/rfc/rfc6901">JSON Pointer</a> names it: a member of an
 * object, an item of a list, or the whole.
 */
record JsonPlace(String text, List<String> names) {

    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final Pattern BAD_ESCAPE = Pattern.compile("~(?![01])");

    static JsonPlace of(JsonNode pointer, String member) {
        String text = pointer.asText();
        if (!pointer.isTextual()
                || !(text.isEmpty() || text.startsWith("/"))
                || BAD_ESCAPE.matcher(text).find()) {
            throw InteractionFault.malformed(
                    "The " + member + " of a JSON Patch is a JSON Pointer such as /name/0, not " + pointer + ".",
                    "القيمة " + member + " في JSON Patch مؤشر مثل /name/0، وليست " + pointer + ".",
                    "$." + member);
        }
        List<String> names = new ArrayList<>();
        if (!text.isEmpty()) {
            for (String name : text.substring(1).split("/", -1)) {
                names.add(name.replace("~1", "/").replace("~0", "~"));
            }
        }
        return new JsonPlace(text, List.copyOf(names));
    }

    /** This place is the other one or lies around it. */
    boolean holds(JsonPlace other) {
        return names.size() <= other.names.size() && names.equals(other.names.subList(0, names.size()));
    }

    JsonNode require(ObjectNode root) {
        JsonNode node = root;
        for (String name : names) {
            node = child(node, name);
        }
        return node;
    }

    /** Puts in a new item or member; what an object has under that name makes way, as RFC 6902 says. */
    void add(ObjectNode root, JsonNode value) {
        // Moves and copies build nothing deeper than the guard of a body lets in.
        if (names.size() + depth(value) > InputLimits.ORDINARY.depth()) {
            throw fault("would become too deep", "سيصبح أعمق من المسموح");
        }
        if (names.isEmpty()) {
            whole(root, value);
            return;
        }
        String last = names.getLast();
        switch (holder(root)) {
            case ObjectNode object -> object.set(last, value);
            case ArrayNode list -> list.insert(last.equals("-") ? list.size() : index(last, list.size()), value);
            default -> throw missing();
        }
    }

    void replace(ObjectNode root, JsonNode value) {
        if (names.isEmpty()) {
            whole(root, value);
            return;
        }
        JsonNode holder = holder(root);
        child(holder, names.getLast());
        if (holder instanceof ArrayNode list) {
            list.set(index(names.getLast(), list.size() - 1), value);
        } else if (holder instanceof ObjectNode object) {
            object.set(names.getLast(), value);
        }
    }

    JsonNode remove(ObjectNode root) {
        if (names.isEmpty()) {
            throw Patching.unusable(
                    "the whole resource cannot be removed by a patch", "لا يُحذف السجل كله بتعديل جزئي");
        }
        JsonNode holder = holder(root);
        JsonNode removed = child(holder, names.getLast());
        if (holder instanceof ArrayNode list) {
            list.remove(index(names.getLast(), list.size() - 1));
        } else if (holder instanceof ObjectNode object) {
            object.remove(names.getLast());
        }
        return removed;
    }

    Refused fault(String english, String arabic) {
        return Patching.unusable("\"" + text + "\" " + english, "\"" + text + "\" " + arabic);
    }

    private JsonNode holder(ObjectNode root) {
        return new JsonPlace(text, names.subList(0, names.size() - 1)).require(root);
    }

    private JsonNode child(JsonNode node, String name) {
        @Nullable
        JsonNode child = node instanceof ArrayNode list ? list.get(index(name, list.size() - 1)) : node.get(name);
        if (child == null) {
            throw missing();
        }
        return child;
    }

    private int index(String name, int most) {
        if (!INDEX.matcher(name).matches()) {
            throw fault("names no item of a list", "لا يسمّي عنصرًا في قائمة");
        }
        int index = Integer.parseInt(name);
        if (index > most) {
            throw missing();
        }
        return index;
    }

    private Refused missing() {
        return fault("is not there", "غير موجود");
    }

    private void whole(ObjectNode root, JsonNode value) {
        if (!(value instanceof ObjectNode object)) {
            throw fault("is the whole resource, which is an object", "هو السجل كله، والسجل كائن");
        }
        root.removeAll();
        root.setAll(object);
    }

    private static int depth(JsonNode node) {
        int deepest = 0;
        for (JsonNode child : node) {
            deepest = Math.max(deepest, 1 + depth(child));
        }
        return deepest;
    }
}
