package org.usra.record.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Interaction;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.ResourceDocument;
import org.usra.record.interaction.InteractionFault;
import org.usra.record.interaction.Request;
import org.usra.record.interaction.WriteInteractions;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.ResourceStore;
import org.usra.record.store.StoredResource;
import org.usra.rules.operation.Input;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * <a href="https://hl7.org/fhir/R4/resource-operation-meta-add.html">$meta-add</a> and <a
 * href="https://hl7.org/fhir/R4/resource-operation-meta-delete.html">$meta-delete</a>, as a patch of the labels by who may
 * patch the resource. It makes a version: a body that changed under an ETag that did not would deceive every reader.
 */
final class ChangingMeta implements Operation {

    private static final Refusal MISSING = new Refusal(
            "missing-element",
            "أرسل الوسوم في المدخل meta.",
            "Send the labels in the input meta.",
            "Parameters.parameter");

    private final Change change;
    private final WriteInteractions writes;
    private final ResourceStore store;
    private final AccessPolicy access;
    private final DocumentReader reader;

    ChangingMeta(
            Change change, WriteInteractions writes, ResourceStore store, AccessPolicy access, DocumentReader reader) {
        this.change = change;
        this.writes = writes;
        this.store = store;
        this.access = access;
        this.reader = reader;
    }

    /** Which way. */
    enum Change {
        ADD,
        DELETE
    }

    @Override
    public String name() {
        return change == Change.ADD ? "meta-add" : "meta-delete";
    }

    @Override
    public Level level() {
        return Level.INSTANCE;
    }

    @Override
    public @Nullable String type() {
        return null;
    }

    @Override
    public Verb verb() {
        return Verb.POST;
    }

    @Override
    public List<Input> inputs() {
        return List.of(Input.of("meta", "Meta").required());
    }

    @Override
    public String output() {
        return "Parameters";
    }

    @Override
    public OperationResult invoke(OperationRequest request) {
        JsonNode labels = labels(request.body());
        ResourceKey key = new ResourceKey(request.type(), String.valueOf(request.id()));
        access.requirePermitted(request.caller(), key.type(), Interaction.PATCH);
        StoredResource row = store.current(key, access.visible(request.caller(), key.type(), Interaction.PATCH))
                .filter(found -> !found.deleted())
                .orElseThrow(InteractionFault::notFound);
        JsonNode before = reader.readStored(row.bytes()).root().path("meta");
        ObjectNode after =
                before instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        boolean changed = change == Change.ADD ? Labels.add(after, labels) : Labels.remove(after, labels);
        if (!changed) {
            return OperationResult.ok(Labels.answer(before));
        }
        // What was read is what is changed: a version that came between is 412, and the caller asks again.
        long version = request.ifMatch() == null ? row.version() : request.ifMatch();
        Request patch = new Request(
                request.caller(),
                "PATCH",
                List.of(key.type(), key.id()),
                List.of(),
                Map.of("if-match", "W/\"" + version + "\""),
                Labels.patch(before, after));
        byte[] written =
                java.util.Objects.requireNonNull(writes.patch(patch, key).json());
        return OperationResult.ok(
                Labels.answer(reader.readStored(written).root().path("meta")));
    }

    private static JsonNode labels(@Nullable ResourceDocument body) {
        if (body != null) {
            for (JsonNode parameter : body.root().path("parameter")) {
                if (parameter.path("name").asText().equals("meta") && parameter.has("valueMeta")) {
                    return parameter.get("valueMeta");
                }
            }
        }
        throw new Refused(RefusalKind.MALFORMED, MISSING);
    }
}
