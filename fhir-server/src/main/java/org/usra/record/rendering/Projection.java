package org.usra.record.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.usra.record.definition.Element;
import org.usra.record.definition.ElementShapes;
import org.usra.record.definition.Property;
import org.usra.record.definition.TypeShape;
import org.usra.record.document.ResourceDocument;

/**
 * A resource with a part of its elements, for {@code _summary} and {@code _elements}. It says so by the tag SUBSETTED,
 * so that nobody writes it back; mandatory elements always stay.
 */
public final class Projection {

    private static final Set<String> ALWAYS = Set.of("id", "meta", "implicitRules");

    private Projection() {}

    /** The document itself for FALSE and COUNT, which ask for nothing less of a resource. */
    public static ResourceDocument summary(ResourceDocument document, Summary summary) {
        return switch (summary) {
            case TRUE -> subset(document, true, Element::summary);
            case TEXT -> subset(document, false, element -> element.name().equals("text"));
            case DATA -> subset(document, false, element -> !element.name().equals("text"));
            case COUNT, FALSE -> document;
        };
    }

    /** @param names of elements, with or without the type before them ({@code Patient.name}, {@code name}) */
    public static ResourceDocument elements(ResourceDocument document, Set<String> names) {
        String type = document.type();
        return subset(
                document,
                false,
                element -> names.contains(element.name()) || names.contains(type + "." + element.name()));
    }

    private static ResourceDocument subset(ResourceDocument document, boolean inner, Predicate<Element> wanted) {
        TypeShape shape = ElementShapes.r4().shape(document.type());
        if (shape == null) {
            return document;
        }
        ObjectNode part = part(document.root(), shape, inner, wanted);
        tag(part, document.root().get("meta"));
        return ResourceDocument.of(part);
    }

    private static ObjectNode part(ObjectNode whole, TypeShape shape, boolean inner, Predicate<Element> wanted) {
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : whole.properties()) {
            String name = entry.getKey();
            Property property = shape.property(name.startsWith("_") ? name.substring(1) : name);
            if (property == null) {
                if (name.equals("resourceType")) {
                    part.set(name, entry.getValue());
                }
                continue;
            }
            Element element = property.element();
            if (wanted.test(element) || element.mandatory() || ALWAYS.contains(element.name())) {
                part.set(name, inner ? inside(entry.getValue(), property.shape(), wanted) : entry.getValue());
            }
        }
        return part;
    }

    private static JsonNode inside(JsonNode value, @Nullable TypeShape shape, Predicate<Element> wanted) {
        if (shape == null) {
            return value;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode part = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> part.add(inside(item, shape, wanted)));
            return part;
        }
        return value instanceof ObjectNode object ? part(object, shape, true, wanted) : value;
    }

    private static void tag(ObjectNode part, @Nullable JsonNode sentMeta) {
        ObjectNode meta = sentMeta instanceof ObjectNode sent ? sent.deepCopy() : JsonNodeFactory.instance.objectNode();
        meta.withArray("tag")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/v3-ObservationValue")
                .put("code", "SUBSETTED")
                .put("display", "subsetted");
        part.set("meta", meta);
    }
}
