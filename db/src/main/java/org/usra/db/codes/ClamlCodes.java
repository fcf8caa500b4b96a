package org.usra.db.codes;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Codes in ClaML (EN 14463), the form in which WHO gives out ICD-10: classes with their rubrics of kind {@code preferred} in
 * English and Arabic and their super classes. Modifiers are left aside: what they make is not written out in the file.
 */
final class ClamlCodes {

    private static final class Reading {
        String place = "";
        String code = "";
        String kind = "";
        String rubric = "";
        String language = "";
        final List<String> parents = new ArrayList<>();
        final Map<String, String> labels = new LinkedHashMap<>();
    }

    private ClamlCodes() {}

    static List<FileCode> read(InputStream file) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        // ClaML names its DTD; it is not fetched, and no entity is either.
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(file);
            List<FileCode> codes = new ArrayList<>();
            Reading reading = new Reading();
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> reading = opened(xml, reading);
                    case XMLStreamConstants.CHARACTERS -> text(xml.getText(), reading);
                    case XMLStreamConstants.END_ELEMENT -> closed(xml.getLocalName(), reading, codes);
                    default -> {
                        // Comments and the like say nothing about codes.
                    }
                }
            }
            return codes;
        } catch (XMLStreamException e) {
            throw new FileFault(
                    "line " + (e.getLocation() == null ? 0 : e.getLocation().getLineNumber()), "no well-formed XML");
        }
    }

    private static Reading opened(XMLStreamReader xml, Reading before) {
        switch (xml.getLocalName()) {
            case "Class" -> {
                Reading reading = new Reading();
                reading.place = "line " + xml.getLocation().getLineNumber();
                reading.code = attribute(xml, "code");
                reading.kind = attribute(xml, "kind");
                return reading;
            }
            case "SuperClass" -> before.parents.add(attribute(xml, "code"));
            case "Rubric" -> before.rubric = attribute(xml, "kind");
            case "Label" -> {
                String language = xml.getAttributeValue("http://www.w3.org/XML/1998/namespace", "lang");
                before.language = language == null ? "en" : language;
            }
            default -> {
                // Metadata, references and modifiers.
            }
        }
        return before;
    }

    private static void text(String text, Reading reading) {
        if (!reading.code.isEmpty() && reading.rubric.equals("preferred") && !reading.language.isEmpty()) {
            reading.labels.merge(reading.language.substring(0, 2), text, String::concat);
        }
    }

    private static void closed(String element, Reading reading, List<FileCode> codes) {
        switch (element) {
            case "Label" -> reading.language = "";
            case "Rubric" -> reading.rubric = "";
            case "Class" -> {
                String arabic = reading.labels.get("ar");
                codes.add(new FileCode(
                        reading.place,
                        reading.code,
                        oneLine(reading.labels.getOrDefault("en", "")),
                        arabic == null ? null : oneLine(arabic),
                        List.copyOf(reading.parents),
                        false,
                        // Chapters and blocks are headings: no diagnosis is recorded with one.
                        reading.kind.isEmpty() || reading.kind.equals("category"),
                        reading.kind.isEmpty() ? Map.of() : Map.of("kind", List.of(reading.kind))));
                reading.code = "";
            }
            default -> {
                // Nothing ends with it.
            }
        }
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
