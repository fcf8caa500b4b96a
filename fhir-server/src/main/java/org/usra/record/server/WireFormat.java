package org.usra.record.server;

import java.util.Locale;
import java.util.Optional;

/** How a resource is written on the wire. */
enum WireFormat {
    JSON("application/fhir+json;charset=UTF-8"),
    XML("application/fhir+xml;charset=UTF-8");

    private final String contentType;

    WireFormat(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    /** A media type, or one of R4's short names; empty when it is neither. */
    static Optional<WireFormat> named(String name) {
        return switch (name.split(";")[0].trim().toLowerCase(Locale.ROOT)) {
            // A plus that nobody encoded arrives as a blank.
            case "json",
                    "application/json",
                    "application/fhir+json",
                    "application/fhir json",
                    "text/json",
                    "application/json+fhir" -> Optional.of(JSON);
            case "xml",
                    "application/xml",
                    "application/fhir+xml",
                    "application/fhir xml",
                    "text/xml",
                    "application/xml+fhir" -> Optional.of(XML);
            default -> Optional.empty();
        };
    }
}
