package org.usra.record.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One FHIR resource as it was sent: a JSON tree in its own element order, whose numbers keep their digits.
 *
 * <p>Mutable: an interaction stamps id and meta into it and resolves references before it is stored.
 */
public final class ResourceDocument {

    private final ObjectNode root;

    private ResourceDocument(ObjectNode root) {
        this.root = root;
    }

    /** Wraps a tree that {@link DocumentReader} has read, or a part of one. */
    public static ResourceDocument of(ObjectNode root) {
        return new ResourceDocument(root);
    }

    public ObjectNode root() {
        return root;
    }

    /** The resource type, for example {@code Patient}. */
    public String type() {
        return root.path("resourceType").asText();
    }

    public @Nullable String id() {
        JsonNode id = root.get("id");
        return id == null ? null : id.asText();
    }

    public ResourceDocument copy() {
        return new ResourceDocument(root.deepCopy());
    }

    /** Sets id, meta.versionId and meta.lastUpdated, first in the document, keeping the rest of meta. */
    public void stamp(String id, long version, Instant updated) {
        throw new UnsupportedOperationException("document room");
    }

    /** The document as compact UTF-8 JSON, numbers digit by digit as they were read. */
    public byte[] toBytes() {
        throw new UnsupportedOperationException("document room");
    }
}
