package org.usra.record.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.usra.record.definition.ElementShapes;
import org.usra.record.definition.Property;
import org.usra.record.definition.TypeShape;
import org.usra.rules.refusal.Refused;

/**
 * One pass over the events of one XML body that builds the same tree as JSON would, under the same limits.
 *
 * <p><a href="https://hl7.org/fhir/R4/xml.html">R4 XML</a>
 */
final class XmlBody {

    private static final String FHIR = "http://hl7.org/fhir";
    private static final Set<String> INTEGERS = Set.of("integer", "positiveInt", "unsignedInt");

    private final GuardedXml xml;
    private final ElementShapes shapes = ElementShapes.r4();

    XmlBody(XMLStreamReader reader, InputLimits limits) {
        this.xml = new GuardedXml(reader, limits);
    }

    ObjectNode read() {
        try {
            if (!xml.nextChild()) {
                throw BodyFault.notAnObject(null);
            }
            ObjectNode root = resource();
            xml.finish();
            return root;
        } catch (XMLStreamException e) {
            throw BodyFault.notXml(e.getLocation(), xml.element());
        }
    }

    private ObjectNode resource() throws XMLStreamException {
        String type = xml.name();
        TypeShape shape = shapes.shape(type);
        if (shape == null
                || !FHIR.equals(xml.namespace())
                || shape.propertiesOf("implicitRules").isEmpty()) {
            throw BodyFault.unknownType(type);
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("resourceType", type);
        children(node, shape);
        return node;
    }

    private void children(ObjectNode node, TypeShape shape) throws XMLStreamException {
        while (xml.nextChild()) {
            String name = xml.name();
            Property property = shape.property(name);
            boolean narrative = property != null && property.type().equals("xhtml");
            if (property == null || (!narrative && !FHIR.equals(xml.namespace()))) {
                throw unknown(name, shape);
            }
            if (narrative) {
                put(node, name, JsonNodeFactory.instance.textNode(xml.markup()), property);
            } else if (property.primitive()) {
                primitive(node, property);
            } else if (property.shape() == null) {
                put(node, name, onlyResource(name, shape), property);
            } else {
                put(node, name, complex(property.shape()), property);
            }
        }
    }

    private Refused unknown(String name, TypeShape shape) {
        return BodyFault.unknownElement(name, shape.name(), xml.element());
    }

    private ObjectNode onlyResource(String name, TypeShape shape) throws XMLStreamException {
        if (!xml.nextChild()) {
            throw BodyFault.notAnObject(xml.element());
        }
        ObjectNode resource = resource();
        if (xml.nextChild()) {
            throw unknown(name, shape);
        }
        return resource;
    }

    private ObjectNode complex(TypeShape shape) throws XMLStreamException {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        attribute(node, "id");
        if (shape.name().equals("Extension")) {
            attribute(node, "url");
        }
        children(node, shape);
        return node;
    }

    private void primitive(ObjectNode owner, Property property) throws XMLStreamException {
        String value = xml.attribute("value");
        JsonNode node = value == null ? null : primitive(value, property.type());
        ObjectNode companion = JsonNodeFactory.instance.objectNode();
        attribute(companion, "id");
        children(companion, shapes.require("Element"));
        String name = property.name();
        if (!property.element().many()) {
            if (node != null) {
                put(owner, name, node, property);
            }
            if (!companion.isEmpty()) {
                owner.set("_" + name, companion);
            }
            return;
        }
        int before = owner.path(name).size();
        owner.withArray(name).add(node == null ? JsonNodeFactory.instance.nullNode() : node);
        // Companions stand beside their values by position, so the first one is preceded by nulls.
        if (!companion.isEmpty() || owner.has("_" + name)) {
            while (owner.withArray("_" + name).size() < before) {
                owner.withArray("_" + name).addNull();
            }
            owner.withArray("_" + name).add(companion.isEmpty() ? JsonNodeFactory.instance.nullNode() : companion);
        }
    }

    private JsonNode primitive(String value, String type) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (type.equals("boolean") && (value.equals("true") || value.equals("false"))) {
            return nodes.booleanNode(value.equals("true"));
        }
        // What is no number stays text, and the structure check names it.
        if ((type.equals("decimal") || INTEGERS.contains(type)) && NumberGuard.isNumber(value)) {
            if (!NumberGuard.isReasonable(value)) {
                throw BodyFault.unreasonableNumber(xml.element());
            }
            return WrittenNumber.of(value);
        }
        return nodes.textNode(value);
    }

    private void attribute(ObjectNode node, String name) {
        String value = xml.attribute(name);
        if (value != null) {
            node.put(name, value);
        }
    }

    private void put(ObjectNode owner, String name, @Nullable JsonNode value, Property property) {
        if (property.element().many()) {
            owner.withArray(name).add(value);
        } else if (owner.replace(name, value) != null) {
            throw BodyFault.duplicate(name, xml.element());
        }
    }
}
