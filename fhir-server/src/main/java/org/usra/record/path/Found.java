package org.usra.record.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.usra.record.definition.Element;
import org.usra.record.definition.ElementShapes;
import org.usra.record.definition.Property;
import org.usra.record.definition.TypeShape;

/**
 * One value that a path leads to, with its datatype.
 *
 * @param type datatype ({@code Quantity}), part ({@code Patient.contact}) or resource type
 * @param shape what can be below it; null for primitives
 * @param element which element it is; null for a whole resource or a computed value
 */
public record Found(
        JsonNode value,
        String type,
        @Nullable TypeShape shape,
        @Nullable Element element) {

    /** A whole resource. */
    public static Found resource(JsonNode root) {
        String type = root.path("resourceType").asText();
        return new Found(root, type, ElementShapes.r4().shape(type), null);
    }

    static Found truth(boolean value) {
        return new Found(BooleanNode.valueOf(value), "boolean", null, null);
    }

    static Found literal(String text) {
        return new Found(TextNode.valueOf(text), "string", null, null);
    }

    /** The text of a primitive, or of a child primitive; null where there is none. */
    public @Nullable String text(String child) {
        JsonNode node = value.get(child);
        return node == null || node.isNull() || node.isContainerNode() ? null : node.asText();
    }

    /** Every value of one child element, whatever datatype a choice has. */
    public void forEachChild(String name, Consumer<Found> consumer) {
        if (shape == null) {
            return;
        }
        for (Property property : shape.propertiesOf(name)) {
            JsonNode node = value.get(property.name());
            if (node == null) {
                continue;
            }
            if (node.isArray()) {
                node.forEach(item -> accept(item, property, consumer));
            } else {
                accept(node, property, consumer);
            }
        }
    }

    private static void accept(JsonNode node, Property property, Consumer<Found> consumer) {
        // A null aligns an array with its companion of extensions; it is no value.
        if (node.isNull()) {
            return;
        }
        if (property.type().equals("Resource")) {
            consumer.accept(resource(node));
        } else {
            consumer.accept(new Found(node, property.type(), property.shape(), property.element()));
        }
    }
}
