package org.usra.record.operation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Interaction;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.ResourceDocument;
import org.usra.record.interaction.Answer;
import org.usra.record.interaction.InteractionFault;
import org.usra.record.interaction.ReadInteractions;
import org.usra.record.interaction.Request;
import org.usra.record.outcome.Outcome;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.ResourceStore;
import org.usra.rules.operation.Input;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * <a href="https://hl7.org/fhir/R4/resource-operation-validate.html">[type]/[id]/$validate</a>: would this update or deletion
 * of a stored resource be accepted, or is it itself as it should be? Stores nothing.
 */
@Component
class InstanceValidation implements Operation {

    private final ResourceJudgement judgement;
    private final ReadInteractions reads;
    private final ResourceStore store;
    private final AccessPolicy access;
    private final DocumentReader reader;

    InstanceValidation(
            ResourceJudgement judgement,
            ReadInteractions reads,
            ResourceStore store,
            AccessPolicy access,
            DocumentReader reader) {
        this.judgement = judgement;
        this.reads = reads;
        this.store = store;
        this.access = access;
        this.reader = reader;
    }

    @Override
    public String name() {
        return "validate";
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
        return Verb.GET_OR_POST;
    }

    @Override
    public List<Input> inputs() {
        return ResourceJudgement.INPUTS;
    }

    @Override
    public String output() {
        return "OperationOutcome";
    }

    @Override
    public OperationResult invoke(OperationRequest request) {
        ResourceKey key = new ResourceKey(request.type(), String.valueOf(request.id()));
        // The same 404 as a read, for what is missing or not this caller's.
        Answer stored = reads.read(
                new Request(request.caller(), "GET", List.of(key.type(), key.id()), List.of(), Map.of(), null), key);
        String mode = judgement.mode(request);
        if (mode.equals("delete")) {
            return OperationResult.ok(deletion(request, key));
        }
        Optional<ResourceDocument> sent = ResourceJudgement.sent(request);
        if (sent.isPresent() && !Objects.equals(sent.get().id(), key.id())) {
            return OperationResult.ok(
                    Outcome.of(new Refused(RefusalKind.INVALID, InteractionFault.otherId(key.type(), key.id()))));
        }
        if (sent.isEmpty() && (mode.equals("create") || mode.equals("update"))) {
            throw ResourceJudgement.missing();
        }
        byte[] json = stored.json();
        return OperationResult.ok(
                judgement.of(request, sent.orElseGet(() -> reader.readStored(json == null ? new byte[0] : json))));
    }

    /** What is visible and may not be deleted is no secret. */
    private ResourceDocument deletion(OperationRequest request, ResourceKey key) {
        boolean own = store.current(key, access.visible(request.caller(), key.type(), Interaction.DELETE))
                .isPresent();
        return own
                ? judgement.deletion(request.caller(), key.type())
                : Outcome.of(new Refused(
                        RefusalKind.FORBIDDEN,
                        new Refusal(
                                "not-permitted",
                                "لا يجوز لك حذف هذا السجل.",
                                "You may not delete this resource.",
                                key.type())));
    }
}
