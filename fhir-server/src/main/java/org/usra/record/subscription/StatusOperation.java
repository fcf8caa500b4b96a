package org.usra.record.subscription;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.usra.record.interaction.ReadInteractions;
import org.usra.record.interaction.Request;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.record.store.ResourceKey;

/** {@code Subscription/[id]/$status}: how it is with one Subscription, for whoever may read it. */
@Component
class StatusOperation implements Operation {

    private final ReadInteractions reads;
    private final ReadingSubscriptions subscriptions;
    private final Answering answering;

    StatusOperation(ReadInteractions reads, ReadingSubscriptions subscriptions, Answering answering) {
        this.reads = reads;
        this.subscriptions = subscriptions;
        this.answering = answering;
    }

    @Override
    public String name() {
        return "status";
    }

    @Override
    public Level level() {
        return Level.INSTANCE;
    }

    @Override
    public String type() {
        return "Subscription";
    }

    @Override
    public Verb verb() {
        return Verb.GET_OR_POST;
    }

    @Override
    public String publishedAs() {
        return Backport.operation("status");
    }

    @Override
    public OperationResult invoke(OperationRequest request) {
        ResourceKey key = new ResourceKey("Subscription", String.valueOf(request.id()));
        reads.read(new Request(request.caller(), "GET", List.of(), List.of(), Map.of(), null), key);
        return OperationResult.ok(
                answering.statuses(subscriptions.current(key.id()).stream().toList()));
    }
}
