package org.usra.record.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.usra.record.access.Caller;
import org.usra.record.document.DocumentReader;
import org.usra.record.interaction.Answer;
import org.usra.record.interaction.ReadInteractions;
import org.usra.record.interaction.Request;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.record.store.ResourceKey;

/**
 * <a href="https://hl7.org/fhir/R4/resource-operation-meta.html">$meta</a>: the meta of one resource, or all labels in use
 * among those of a type, or of all types, that the caller may see.
 */
final class ShowingMeta implements Operation {

    private final Level level;
    private final ReadInteractions reads;
    private final DocumentReader reader;
    private final LabelsInUse used;

    ShowingMeta(Level level, ReadInteractions reads, DocumentReader reader, LabelsInUse used) {
        this.level = level;
        this.reads = reads;
        this.reader = reader;
        this.used = used;
    }

    @Override
    public String name() {
        return "meta";
    }

    @Override
    public Level level() {
        return level;
    }

    @Override
    public @Nullable String type() {
        return null;
    }

    @Override
    public Verb verb() {
        return Verb.GET_OR_POST;
    }

    @Override
    public String output() {
        return "Parameters";
    }

    @Override
    public OperationResult invoke(OperationRequest request) {
        Caller caller = request.caller();
        JsonNode meta = switch (level) {
            case SYSTEM -> used.anywhere(caller);
            case TYPE -> used.among(caller, request.type());
            case INSTANCE -> of(caller, new ResourceKey(request.type(), String.valueOf(request.id())));
        };
        return OperationResult.ok(Labels.answer(meta));
    }

    private ObjectNode of(Caller caller, ResourceKey key) {
        Answer answer = reads.read(new Request(caller, "GET", List.of(), List.of(), Map.of(), null), key);
        JsonNode meta =
                reader.readStored(Objects.requireNonNull(answer.json())).root().path("meta");
        return meta instanceof ObjectNode found ? found : JsonNodeFactory.instance.objectNode();
    }
}
