package org.usra.record.definition;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** HL7's own definition files, as HAPI packs them: what our compact listings are made from and compared with. */
final class PublishedDefinitions {

    private static final String ROOT = "/org/hl7/fhir/r4/model/";

    private PublishedDefinitions() {}

    /** One by one, because a file of 20 MB as one Bundle does not fit a small heap. */
    static <T extends Resource> List<T> inXml(String file, Class<T> type) {
        IParser parser = FhirContext.forR4Cached().newXmlParser();
        String text = new String(bytes(file), UTF_8);
        String open = "<" + type.getSimpleName() + " xmlns=";
        String close = "</" + type.getSimpleName() + ">";
        List<T> found = new ArrayList<>();
        for (int start = text.indexOf(open); start >= 0; start = text.indexOf(open, start + 1)) {
            int end = text.indexOf(close, start) + close.length();
            found.add(parser.parseResource(type, text.substring(start, end)));
        }
        return found;
    }

    static <T extends Resource> List<T> inJson(String file, Class<T> type) {
        Bundle bundle =
                FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, new String(bytes(file), UTF_8));
        return bundle.getEntry().stream()
                .map(entry -> type.cast(entry.getResource()))
                .toList();
    }

    private static byte[] bytes(String file) {
        try (InputStream stream = PublishedDefinitions.class.getResourceAsStream(ROOT + file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is not packed");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
