package org.usra.record.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One FHIR resource as it was sent: a JSON tree in its own element order, whose numbers keep their digits.
 *
 * <p>Mutable: an interaction stamps id and meta into it and resolves references before it is stored.
 */
public final class ResourceDocument {

    private static final ObjectWriter COMPACT = JsonMapper.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build()
            .writer();
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final Set<String> SET_BY_SERVER = Set.of("versionId", "lastUpdated", "_versionId", "_lastUpdated");

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
        Map<String, JsonNode> sent = new LinkedHashMap<>();
        root.properties().forEach(element -> sent.put(element.getKey(), element.getValue()));
        ObjectNode meta = JsonNodeFactory.instance.objectNode();
        meta.put("versionId", Long.toString(version)).put("lastUpdated", INSTANT.format(updated));
        if (sent.get("meta") instanceof ObjectNode sentMeta) {
            meta.setAll(sentMeta.remove(SET_BY_SERVER));
        }
        root.removeAll();
        if (sent.containsKey("resourceType")) {
            root.set("resourceType", sent.get("resourceType"));
        }
        root.put("id", id);
        root.set("meta", meta);
        sent.forEach(root::putIfAbsent);
    }

    /** The document as compact UTF-8 JSON, numbers digit by digit as they were read. */
    public byte[] toBytes() {
        try {
            return COMPACT.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
