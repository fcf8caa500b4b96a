package org.usra.record.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.usra.record.definition.Property;
import org.usra.record.path.Found;
import org.usra.rules.refusal.Refused;

/**
 * The one element that a patch path leads to: a member of an object, or an item of a list.
 *
 * @param parent the object that holds the member
 * @param index the item of the member's list; null for the member itself
 */
record PatchTarget(Found parent, String member, @Nullable Integer index) {

    private static final Pattern LAST = Pattern.compile("(.+)\\.([A-Za-z]+)(?:\\[(\\d{1,6})])?");

    /** Empty when nothing is there. */
    static Optional<PatchTarget> find(ObjectNode root, String path) {
        Matcher last = LAST.matcher(path);
        if (last.matches()) {
            Found parent = FhirPathPatch.only(FhirPathPatch.evaluate(root, last.group(1)), last.group(1));
            return parent == null ? Optional.empty() : member(parent, last.group(2), last.group(3), path);
        }
        Found found = FhirPathPatch.only(FhirPathPatch.evaluate(root, path), path);
        if (found == null) {
            return Optional.empty();
        }
        if (found.value() == root) {
            throw Patching.unusable(path + " is the resource itself", path + " هو السجل نفسه");
        }
        if (!found.value().isContainerNode() && !found.value().isTextual()) {
            // Equal booleans and small numbers are one node of the tree, wherever they stand.
            throw Patching.unusable(path + " must name its element at the end", "يجب أن ينتهي المسار باسم العنصر");
        }
        return Optional.ofNullable(holder(Found.resource(root), found.value()));
    }

    private static Optional<PatchTarget> member(Found parent, String name, @Nullable String index, String path) {
        for (Property property : properties(parent, name)) {
            JsonNode value = parent.value().get(property.name());
            if (value != null && index != null) {
                int position = Integer.parseInt(index);
                return value.isArray() && position < value.size()
                        ? Optional.of(new PatchTarget(parent, property.name(), position))
                        : Optional.empty();
            }
            if (value != null && value.isArray() && value.size() > 1) {
                throw severalAt(path);
            }
            if (value != null) {
                return Optional.of(new PatchTarget(parent, property.name(), value.isArray() ? 0 : null));
            }
        }
        return Optional.empty();
    }

    /** Finds the place of a node that a condition chose; such a node is an object and stands at one place. */
    private static @Nullable PatchTarget holder(Found within, JsonNode node) {
        for (Map.Entry<String, JsonNode> member : within.value().properties()) {
            if (member.getValue() == node) {
                return new PatchTarget(within, member.getKey(), null);
            }
            for (int i = 0; member.getValue().isArray() && i < member.getValue().size(); i++) {
                if (member.getValue().get(i) == node) {
                    return new PatchTarget(within, member.getKey(), i);
                }
            }
        }
        if (within.shape() == null) {
            return null;
        }
        for (var element : within.shape().elements()) {
            PatchTarget[] found = new PatchTarget[1];
            within.forEachChild(element.name(), child -> {
                if (found[0] == null && child.value().isObject()) {
                    found[0] = holder(child, node);
                }
            });
            if (found[0] != null) {
                return found[0];
            }
        }
        return null;
    }

    void remove() {
        ObjectNode object = (ObjectNode) parent.value();
        if (index != null && object.get(member) instanceof ArrayNode list) {
            list.remove((int) index);
            // FHIR knows no empty lists.
            if (!list.isEmpty()) {
                return;
            }
        }
        object.remove(member);
    }

    void replace(JsonNode part) {
        ObjectNode object = (ObjectNode) parent.value();
        Value value = value(parent, elementName(), part);
        if (index != null && object.get(member) instanceof ArrayNode list) {
            list.set(index, value.node());
        } else {
            object.remove(member);
            object.set(value.property(), value.node());
        }
    }

    private String elementName() {
        Property property = parent.shape() == null ? null : parent.shape().property(member);
        return property == null ? member : property.element().name();
    }

    /** The value of a patch's {@code value} part as it stands under {@code property} of the parent. */
    record Value(String property, boolean list, JsonNode node) {}

    static Value value(Found parent, String name, JsonNode part) {
        for (Map.Entry<String, JsonNode> member : part.properties()) {
            if (member.getKey().startsWith("value")) {
                String type = member.getKey().substring("value".length());
                for (Property property : properties(parent, name)) {
                    if (property.name().equals(name) || property.name().equals(name + type)) {
                        return new Value(property.name(), property.element().many(), member.getValue());
                    }
                }
            }
        }
        for (Property property : properties(parent, name)) {
            if (part.has("part") && property.shape() != null) {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                Found inner = new Found(object, property.type(), property.shape(), property.element());
                for (JsonNode child : part.get("part")) {
                    Value value = value(inner, child.path("name").asText(), child);
                    if (value.list()) {
                        object.withArray(value.property()).add(value.node());
                    } else {
                        object.set(value.property(), value.node());
                    }
                }
                return new Value(property.name(), property.element().many(), object);
            }
        }
        throw Patching.unusable(
                "there is no element " + name + " of such a type", "لا يوجد عنصر " + name + " من هذا النوع");
    }

    private static java.util.List<Property> properties(Found parent, String name) {
        return parent.shape() == null ? java.util.List.of() : parent.shape().propertiesOf(name);
    }

    static Found one(ObjectNode root, String path) {
        Found found = FhirPathPatch.only(FhirPathPatch.evaluate(root, path), path);
        if (found == null || !found.value().isObject()) {
            throw nothingAt(path);
        }
        return found;
    }

    /** The element that holds the list at the end of a path. */
    static Found parent(ObjectNode root, String path) {
        Matcher last = LAST.matcher(path);
        if (!last.matches() || last.group(3) != null) {
            throw Patching.unusable(path + " is no list", path + " ليس قائمة");
        }
        return one(root, last.group(1));
    }

    static Refused nothingAt(String path) {
        return Patching.unusable("nothing is at " + path, "لا شيء في " + path);
    }

    static Refused severalAt(String path) {
        return Patching.unusable(path + " leads to several elements", path + " يؤدي إلى أكثر من عنصر");
    }

    static String lastName(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
