package org.usra.record.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.ResourceDocument;

/** Transactions that a room of the record composes itself; they pass the same path as any client's. */
@Component
public class OwnTransactions {

    private final TransactionInteraction transactions;
    private final DocumentReader reader;

    OwnTransactions(TransactionInteraction transactions, DocumentReader reader) {
        this.transactions = transactions;
        this.reader = reader;
    }

    /** Resources to create, each under a fullUrl that the others may refer to, and such to change. */
    public static final class Draft {

        private final ArrayNode entries = JsonNodeFactory.instance.arrayNode();

        /** Adds a resource to create and returns the reference to it. */
        public String create(ObjectNode resource) {
            String url = "urn:uuid:" + UUID.randomUUID();
            ObjectNode entry = entries.addObject().put("fullUrl", url);
            entry.set("resource", resource);
            entry.putObject("request")
                    .put("method", "POST")
                    .put("url", resource.path("resourceType").asText());
            return url;
        }

        /**
         * Adds a resource to change, as long as it still has this version.
         *
         * @param resource with its type and id
         */
        public void update(ObjectNode resource, long version) {
            ObjectNode entry = entries.addObject();
            entry.set("resource", resource);
            entry.putObject("request")
                    .put("method", "PUT")
                    .put(
                            "url",
                            resource.path("resourceType").asText() + "/"
                                    + resource.path("id").asText())
                    .put("ifMatch", "W/\"" + version + "\"");
        }
    }

    /** Writes all of it or nothing; the stored resources in the order of the draft. */
    public List<ObjectNode> write(Caller caller, Draft draft) {
        ObjectNode bundle = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Bundle")
                .put("type", "transaction");
        bundle.set("entry", draft.entries);
        Request request =
                new Request(caller, "POST", List.of(), List.of(), Map.of("prefer", "return=representation"), null);
        Answer answer = transactions.run(request, ResourceDocument.of(bundle), read -> {
            throw InteractionFault.notFound();
        });
        JsonNode written =
                reader.readStored(Objects.requireNonNull(answer.json())).root();
        List<ObjectNode> resources = new ArrayList<>();
        written.path("entry").forEach(entry -> resources.add((ObjectNode) entry.path("resource")));
        return resources;
    }
}
