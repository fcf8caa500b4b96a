package org.usra.record.rendering;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.usra.record.definition.Element;
import org.usra.record.definition.ElementShapes;
import org.usra.record.definition.Property;
import org.usra.record.definition.TypeShape;

/**
 * FHIR XML of a JSON tree: elements in HL7's order, decimals digit by digit.
 *
 * <p><a href="https://hl7.org/fhir/R4/xml.html">R4 XML</a>. The way back is {@code XmlBody} of the document room;
 * {@code XmlRoundTripTest} holds both to HAPI's parser.
 */
final class XmlWriter {

    private static final ElementShapes SHAPES = ElementShapes.r4();

    private final StringBuilder out = new StringBuilder(4_096);
    private final boolean pretty;
    private int level;

    XmlWriter(boolean pretty) {
        this.pretty = pretty;
    }

    byte[] write(JsonNode root) {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        if (pretty) {
            out.append('\n');
        }
        resource(root);
        return out.toString().getBytes(UTF_8);
    }

    private void resource(JsonNode node) {
        String type = node.path("resourceType").asText();
        TypeShape shape = SHAPES.shape(type);
        if (shape == null) {
            return;
        }
        start(type);
        out.append(" xmlns=\"http://hl7.org/fhir\">");
        children(node, shape, true);
        end(type);
    }

    private void children(JsonNode node, TypeShape shape, boolean resource) {
        level++;
        for (Element element : shape.elements()) {
            if (isAttribute(element.name(), shape, resource)) {
                continue;
            }
            for (Property property : shape.propertiesOf(element.name())) {
                JsonNode value = node.get(property.name());
                JsonNode companion = property.primitive() ? node.get("_" + property.name()) : null;
                if (value != null || companion != null) {
                    values(value, companion, property);
                }
            }
        }
        level--;
    }

    private static boolean isAttribute(String name, TypeShape shape, boolean resource) {
        return (name.equals("id") && !resource)
                || (name.equals("url") && shape.name().equals("Extension"));
    }

    private void values(@Nullable JsonNode value, @Nullable JsonNode companion, Property property) {
        if (!property.element().many()) {
            value(value, companion, property);
            return;
        }
        int size = Math.max(value == null ? 0 : value.size(), companion == null ? 0 : companion.size());
        for (int i = 0; i < size; i++) {
            value(value == null ? null : value.get(i), companion == null ? null : companion.get(i), property);
        }
    }

    private void value(@Nullable JsonNode value, @Nullable JsonNode companion, Property property) {
        TypeShape shape = property.shape();
        if (property.primitive()) {
            primitive(value, companion, property);
        } else if (value == null) {
            return;
        } else if (shape == null) {
            start(property.name());
            out.append('>');
            level++;
            resource(value);
            level--;
            end(property.name());
        } else {
            start(property.name());
            attribute("id", value.get("id"));
            if (shape.name().equals("Extension")) {
                attribute("url", value.get("url"));
            }
            out.append('>');
            children(value, shape, false);
            end(property.name());
        }
    }

    private void primitive(@Nullable JsonNode value, @Nullable JsonNode companion, Property property) {
        if (value != null && property.type().equals("xhtml")) {
            indent();
            // HTML's only frequent entity means nothing to XML without a DTD.
            out.append(value.asText().replace("&nbsp;", "&#160;"));
            return;
        }
        start(property.name());
        if (companion != null) {
            attribute("id", companion.get("id"));
        }
        if (value != null && !value.isNull()) {
            attribute("value", value);
        }
        if (companion == null || !companion.has("extension")) {
            out.append("/>");
            return;
        }
        out.append('>');
        children(companion, SHAPES.require("Element"), false);
        end(property.name());
    }

    private void start(String name) {
        indent();
        out.append('<').append(name);
    }

    private void end(String name) {
        indent();
        out.append("</").append(name).append('>');
    }

    private void indent() {
        if (pretty && out.charAt(out.length() - 1) == '>') {
            out.append('\n').append("  ".repeat(level));
        }
    }

    private void attribute(String name, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return;
        }
        out.append(' ').append(name).append("=\"");
        String text = value.asText();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\n', '\r', '\t' -> out.append("&#").append((int) c).append(';');
                // XML 1.0 has no other control characters, not even as references.
                default -> out.append(c < ' ' || c == '\uFFFE' || c == '\uFFFF' ? '\uFFFD' : c);
            }
        }
        out.append('"');
    }
}
