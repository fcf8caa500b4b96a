package org.usra.record.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.usra.record.document.ResourceDocument;

/**
 * How a caller wants to see an answer.
 *
 * @param elements of {@code _elements}; empty for all
 */
public record View(Summary summary, Set<String> elements, boolean pretty, boolean xml) {

    /** True when the stored bytes may leave as they are. */
    public boolean asStored() {
        return !pretty && !xml && !partial();
    }

    /** The bytes of one resource, or of a Bundle whose entries are what was asked for; the tree may be changed. */
    public byte[] of(ResourceDocument document) {
        ObjectNode root = document.root();
        boolean answer = document.type().equals("Bundle")
                && Set.of("searchset", "history").contains(root.path("type").asText());
        if (partial() && answer) {
            root.path("entry").forEach(this::project);
        } else if (partial()) {
            root = project(document).root();
        }
        if (xml) {
            return pretty ? Rendering.prettyXml(root) : Rendering.xml(root);
        }
        return pretty ? Rendering.prettyJson(root) : ResourceDocument.of(root).toBytes();
    }

    private boolean partial() {
        boolean summarized = summary == Summary.TRUE || summary == Summary.TEXT || summary == Summary.DATA;
        return summarized || !elements.isEmpty();
    }

    private void project(JsonNode entry) {
        String mode = entry.at("/search/mode").asText();
        // R4: chosen elements are of the matches; what comes along has others.
        boolean whole = mode.equals("outcome") || mode.equals("include") && !elements.isEmpty();
        if (!whole && entry instanceof ObjectNode holder && entry.path("resource") instanceof ObjectNode resource) {
            holder.set("resource", project(ResourceDocument.of(resource)).root());
        }
    }

    private ResourceDocument project(ResourceDocument document) {
        boolean refusal = document.type().equals("OperationOutcome");
        if (refusal) {
            return document;
        }
        return elements.isEmpty() ? Projection.summary(document, summary) : Projection.elements(document, elements);
    }
}
