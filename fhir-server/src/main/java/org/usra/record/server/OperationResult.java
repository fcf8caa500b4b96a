package org.usra.record.server;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usra.record.document.ResourceDocument;

/**
 * What an operation answers.
 *
 * @param json one FHIR resource as UTF-8 JSON; the server turns it into XML where that was asked for
 * @param location relative, for example {@code Group/1/_history/1}; null when nothing was created
 * @param headers of HTTP that the operation sets itself
 */
public record OperationResult(
        int status, byte[] json, @Nullable String location, Map<String, String> headers) {

    /** Without headers of its own. */
    public OperationResult(int status, byte[] json, @Nullable String location) {
        this(status, json, location, Map.of());
    }

    public static OperationResult ok(ResourceDocument document) {
        return new OperationResult(200, document.toBytes(), null);
    }

    public static OperationResult ok(byte[] json) {
        return new OperationResult(200, json, null);
    }

    public static OperationResult created(ResourceDocument document, String location) {
        return new OperationResult(201, document.toBytes(), location);
    }
}
