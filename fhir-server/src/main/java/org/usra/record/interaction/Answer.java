package org.usra.record.interaction;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usra.record.document.ResourceDocument;
import org.usra.record.store.StoredResource;

/**
 * What an interaction answers, before it is HTTP or an entry of a response Bundle.
 *
 * @param json a FHIR resource as UTF-8 JSON; null for an answer without body
 * @param resource the version that the answer is about: its ETag and Last-Modified
 * @param location where it is, relative to the base; null when the client need not be told
 * @param headers of HTTP, where an interaction has some of its own
 */
public record Answer(
        int status,
        byte @Nullable [] json,
        @Nullable StoredResource resource,
        @Nullable String location,
        Map<String, String> headers) {

    /** Without headers beyond those of the resource. */
    public Answer(int status, byte @Nullable [] json, @Nullable StoredResource resource, @Nullable String location) {
        this(status, json, resource, location, Map.of());
    }

    public static Answer ok(byte[] json) {
        return new Answer(200, json, null, null);
    }

    public static Answer of(int status, ResourceDocument document) {
        return new Answer(status, document.toBytes(), null, null);
    }

    /** The same with one more header. */
    public Answer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, json, resource, location, more);
    }

    static Answer read(StoredResource resource) {
        return new Answer(200, resource.bytes(), resource, null);
    }

    static Answer empty(int status, @Nullable StoredResource resource) {
        return new Answer(status, null, resource, null);
    }
}
