package org.usra.record.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.springframework.stereotype.Component;

/**
 * Reads a body under guard: size, depth, tokens, number length and exponent, NUL, lone surrogates and duplicate keys are
 * met before anything else sees it. Every fault is a {@link org.usra.rules.refusal.Refused} that names the element.
 */
@Component
public final class DocumentReader {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int NAME_LENGTH = 1_000;
    private static final int NUMBER_LENGTH = 1_000;
    private static final String LONGEST_ATTRIBUTE = "com.ctc.wstx.maxAttributeSize";

    // The guard's own limits answer first and in both languages; these stop what it cannot see while a token is read.
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength(NAME_LENGTH)
                    .maxNumberLength(NUMBER_LENGTH)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private static final XMLInputFactory XML = withoutDocumentTypes();

    /** Reads one JSON resource; the stream is the inflated one. */
    public ResourceDocument readJson(InputStream body, InputLimits limits) {
        try (JsonParser parser = JSON.createParser(withoutMark(new MeteredStream(body, limits.bytes())))) {
            return ResourceDocument.of(new GuardedJson(parser, limits).read());
        } catch (IOException e) {
            throw BodyFault.unreadable();
        }
    }

    /** RFC 8259, 8.1 lets a reader ignore the byte order mark that some editors put first. */
    private static InputStream withoutMark(InputStream body) throws IOException {
        PushbackInputStream marked = new PushbackInputStream(body, MARK.length);
        byte[] first = marked.readNBytes(MARK.length);
        if (!Arrays.equals(first, MARK)) {
            marked.unread(first);
        }
        return marked;
    }

    /** Reads what this server has stored or made itself: the widest limits, since it passed its own at the door. */
    public ResourceDocument readStored(byte[] json) {
        try (JsonParser parser = JSON.createParser(json)) {
            return ResourceDocument.of(new GuardedJson(parser, InputLimits.IMPORT).read());
        } catch (IOException e) {
            throw BodyFault.unreadable();
        }
    }

    /** Reads one XML resource (no DTD, the same limits) into the same JSON tree. */
    public ResourceDocument readXml(InputStream body, InputLimits limits) {
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(new MeteredStream(body, limits.bytes()));
            return ResourceDocument.of(new XmlBody(reader, limits).read());
        } catch (XMLStreamException e) {
            throw BodyFault.notXml(e.getLocation(), "");
        }
    }

    private static XMLInputFactory withoutDocumentTypes() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // An attachment is one attribute; the body's own limit holds for it.
        if (factory.isPropertySupported(LONGEST_ATTRIBUTE)) {
            factory.setProperty(LONGEST_ATTRIBUTE, Integer.MAX_VALUE);
        }
        return factory;
    }
}
