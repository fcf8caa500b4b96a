package org.usra.record.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.usra.record.document.ResourceDocument;
import org.usra.record.search.PublicAddress;

/**
 * Writes a reference by this server's own address as the relative one that it means, so that every rule which reads
 * references (rights, the admission gate, derived rows, search keys) sees where it leads.
 */
@Component
public class LocalReferences {

    private static final Pattern RELATIVE =
            Pattern.compile("[A-Z][A-Za-z]+/[A-Za-z0-9\\-.]{1,64}(/_history/[A-Za-z0-9\\-.]{1,64})?");

    private final PublicAddress address;

    LocalReferences(PublicAddress address) {
        this.address = address;
    }

    public void write(ResourceDocument document) {
        walk(document.root());
    }

    private void walk(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("reference").isTextual()) {
            of(object.get("reference").textValue()).ifPresent(relative -> object.put("reference", relative));
        }
        node.forEach(this::walk);
    }

    /** {@code Patient/7} for an address of this server. */
    Optional<String> of(String reference) {
        return address.below(reference)
                .filter(relative -> RELATIVE.matcher(relative).matches());
    }
}
