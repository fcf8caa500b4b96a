package org.usra.record.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The events of an XML body, child by child: no DTD, no more depth and events than allowed, no text between elements. */
final class GuardedXml {

    private static final Set<String> VOID = Set.of("area", "br", "col", "hr", "img");

    private final XMLStreamReader reader;
    private final InputLimits limits;
    private final Deque<String> open = new ArrayDeque<>();
    private long events;

    GuardedXml(XMLStreamReader reader, InputLimits limits) {
        this.reader = reader;
        this.limits = limits;
    }

    /** Moves to the next child element; false at the end of the one that is open. */
    boolean nextChild() throws XMLStreamException {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!reader.isWhiteSpace()) {
                        throw BodyFault.strayText(element());
                    }
                }
                default -> {}
            }
        }
    }

    /** What may follow the root is only blanks and comments. */
    void finish() throws XMLStreamException {
        while (reader.hasNext()) {
            next();
        }
    }

    String name() {
        return reader.getLocalName();
    }

    @Nullable
    String namespace() {
        return reader.getNamespaceURI();
    }

    @Nullable
    String attribute(String name) {
        String value = reader.getAttributeValue(null, name);
        if (value != null && !GuardedJson.isStorable(value)) {
            throw BodyFault.unstorableText(element());
        }
        return value;
    }

    /** The element that is open, with everything in it, as text: the narrative. */
    String markup() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int outer = open.size();
        startTag(text, true);
        while (open.size() >= outer) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> startTag(text, false);
                case XMLStreamConstants.END_ELEMENT -> endTag(text);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(escaped(reader.getText()));
                default -> {}
            }
        }
        return text.toString();
    }

    private void startTag(StringBuilder text, boolean root) {
        text.append('<').append(reader.getLocalName());
        if (root && reader.getNamespaceURI() != null) {
            text.append(" xmlns=\"").append(reader.getNamespaceURI()).append('"');
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String prefix = reader.getAttributePrefix(i);
            text.append(' ');
            if (prefix != null && !prefix.isEmpty()) {
                text.append(prefix).append(':');
            }
            text.append(reader.getAttributeLocalName(i)).append("=\"");
            text.append(escaped(reader.getAttributeValue(i)).replace("\"", "&quot;"))
                    .append('"');
        }
        text.append('>');
    }

    private void endTag(StringBuilder text) {
        String name = reader.getLocalName();
        if (VOID.contains(name) && text.charAt(text.length() - 1) == '>') {
            text.insert(text.length() - 1, '/');
        } else {
            text.append("</").append(name).append('>');
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** FHIRPath of where the reader stands, without positions: XML does not count. */
    String element() {
        StringBuilder path = new StringBuilder();
        for (Iterator<String> names = open.descendingIterator(); names.hasNext(); ) {
            path.append(path.isEmpty() ? "" : ".").append(names.next());
        }
        return path.toString();
    }

    private int next() throws XMLStreamException {
        int event = reader.next();
        events += 1 + (event == XMLStreamConstants.START_ELEMENT ? reader.getAttributeCount() : 0);
        if (events > limits.tokens()) {
            throw BodyFault.tooManyTokens(limits.tokens(), element());
        }
        switch (event) {
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw BodyFault.documentType();
            case XMLStreamConstants.START_ELEMENT -> {
                open.push(reader.getLocalName());
                if (open.size() > limits.depth()) {
                    throw BodyFault.tooDeep(limits.depth(), element());
                }
            }
            case XMLStreamConstants.END_ELEMENT -> open.pop();
            default -> {}
        }
        return event;
    }
}
