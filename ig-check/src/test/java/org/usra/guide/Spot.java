package org.usra.guide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A place in a resource: element by element, in a slice the items with one value. Changes what stands there first. */
record Spot(List<Step> steps) {

    /**
     * @param by {@code url=…}, or empty for all items
     */
    record Step(String name, String by) {

        boolean fits(JsonNode item) {
            int mark = by.indexOf('=');
            return mark < 0 || item.path(by.substring(0, mark)).asText().equals(by.substring(mark + 1));
        }
    }

    Spot step(String step, String by) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(new Step(step.replaceFirst(":.*", ""), by));
        return new Spot(longer);
    }

    boolean remove(ObjectNode resource) {
        ObjectNode owner = owner(resource);
        String property = property(owner);
        if (owner == null || property == null) {
            return false;
        }
        if (!(owner.get(property) instanceof ArrayNode list) || last().by().isEmpty()) {
            owner.remove(property);
            return true;
        }
        boolean found = false;
        for (Iterator<JsonNode> items = list.iterator(); items.hasNext(); ) {
            if (last().fits(items.next())) {
                items.remove();
                found = true;
            }
        }
        if (list.isEmpty()) {
            owner.remove(property);
        }
        return found;
    }

    boolean repeat(ObjectNode resource) {
        ObjectNode owner = owner(resource);
        String property = property(owner);
        if (owner == null || property == null || !(owner.get(property) instanceof ArrayNode list)) {
            return false;
        }
        for (JsonNode item : list) {
            if (last().fits(item)) {
                list.add(item.deepCopy());
                return true;
            }
        }
        return false;
    }

    /** Puts a value of another type in its place. */
    boolean rename(ObjectNode resource, String name) {
        ObjectNode owner = owner(resource);
        String property = property(owner);
        if (owner == null || property == null) {
            return false;
        }
        owner.remove(property);
        switch (name.replaceFirst("^[a-z]+", "")) {
            case "Boolean" -> owner.put(name, true);
            case "Integer" -> owner.put(name, 1);
            case "DateTime", "Date" -> owner.put(name, "2026-01-01");
            case "Timing" -> owner.putObject(name).putArray("event").add("2026-01-01");
            case "Range" -> owner.putObject(name).putObject("low").put("value", 1);
            default -> owner.put(name, "other");
        }
        return true;
    }

    boolean change(ObjectNode resource, Consumer<JsonNode> change) {
        ObjectNode owner = owner(resource);
        String property = property(owner);
        if (owner == null || property == null) {
            return false;
        }
        JsonNode value = owner.get(property);
        change.accept(value.isArray() ? value.get(0) : value);
        return true;
    }

    /** @param other null for a code that no set has */
    boolean set(ObjectNode resource, @Nullable JsonNode other) {
        ObjectNode owner = owner(resource);
        String property = property(owner);
        if (owner == null || property == null) {
            return false;
        }
        JsonNode value = owner.get(property);
        JsonNode first = value.isArray() ? value.get(0) : value;
        JsonNode changed = other != null ? other : wrongCode(first);
        if (value instanceof ArrayNode list) {
            list.set(0, changed);
        } else {
            owner.set(property, changed);
        }
        return true;
    }

    private static JsonNode wrongCode(JsonNode value) {
        if (value.isTextual()) {
            return TextNode.valueOf("no-such-code");
        }
        ObjectNode copy = value.deepCopy();
        ObjectNode coding = copy.has("coding") ? (ObjectNode) copy.get("coding").get(0) : copy;
        coding.put("code", "no-such-code");
        return copy;
    }

    private Step last() {
        return steps.getLast();
    }

    private @Nullable ObjectNode owner(ObjectNode resource) {
        JsonNode here = resource;
        for (Step step : steps.subList(0, steps.size() - 1)) {
            String property = here instanceof ObjectNode object ? property(object, step) : null;
            if (property == null) {
                return null;
            }
            JsonNode value = here.get(property);
            here = value;
            if (value.isArray()) {
                here = value.get(0);
                for (JsonNode item : value) {
                    if (step.fits(item)) {
                        here = item;
                        break;
                    }
                }
            }
        }
        return here instanceof ObjectNode object ? object : null;
    }

    private @Nullable String property(@Nullable ObjectNode owner) {
        return owner == null ? null : property(owner, last());
    }

    private static @Nullable String property(ObjectNode owner, Step step) {
        String name = step.name();
        if (!name.endsWith("[x]")) {
            return owner.has(name) ? name : null;
        }
        String start = name.substring(0, name.length() - 3);
        for (Map.Entry<String, JsonNode> property : owner.properties()) {
            if (property.getKey().startsWith(start)) {
                return property.getKey();
            }
        }
        return null;
    }
}
