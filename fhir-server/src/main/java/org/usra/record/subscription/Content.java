package org.usra.record.subscription;

import java.util.Optional;
import java.util.stream.Stream;

/** How much of an event a notification carries. */
enum Content {
    EMPTY("empty"),
    ID_ONLY("id-only"),
    FULL_RESOURCE("full-resource");

    private final String code;

    Content(String code) {
        this.code = code;
    }

    static Optional<Content> of(String code) {
        return Stream.of(values()).filter(content -> content.code.equals(code)).findFirst();
    }
}
