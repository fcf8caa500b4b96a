package org.usra.record.subscription;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.usra.record.interaction.InteractionFault;
import org.usra.record.interaction.ReadInteractions;
import org.usra.record.interaction.Request;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.StoredResource;
import org.usra.record.subscription.ShowingEvents.Shown;
import org.usra.rules.operation.Input;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * {@code Subscription/[id]/$events}: the events between two numbers, both included, as far as the caller may see them. It
 * moves nothing: what is pending is still delivered.
 */
@Component
class CatchUpOperation implements Operation {

    private static final int MOST = 1000;

    private final ReadInteractions reads;
    private final ReadingSubscriptions subscriptions;
    private final Deliveries deliveries;
    private final NumberedEvents numbered;
    private final ShowingEvents showing;
    private final Answering answering;

    CatchUpOperation(
            ReadInteractions reads,
            ReadingSubscriptions subscriptions,
            Deliveries deliveries,
            NumberedEvents numbered,
            ShowingEvents showing,
            Answering answering) {
        this.reads = reads;
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.numbered = numbered;
        this.showing = showing;
        this.answering = answering;
    }

    @Override
    public String name() {
        return "events";
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
        return Backport.operation("events");
    }

    @Override
    public List<Input> inputs() {
        return List.of(
                Input.of("eventsSinceNumber", "string"),
                Input.of("eventsUntilNumber", "string"),
                Input.of("content", "code"));
    }

    @Override
    public OperationResult invoke(OperationRequest request) {
        long first = number(request, "eventsSinceNumber", 1);
        long last = number(request, "eventsUntilNumber", Long.MAX_VALUE);
        ResourceKey key = new ResourceKey("Subscription", String.valueOf(request.id()));
        reads.read(new Request(request.caller(), "GET", List.of(), List.of(), Map.of(), null), key);
        StoredResource row = subscriptions.current(key.id()).orElseThrow(InteractionFault::notFound);
        Delivery delivery = deliveries.find(key.id()).orElseThrow(InteractionFault::notFound);
        Content content = request.first("content")
                .map(code -> Content.of(code).orElseThrow(() -> malformed("content")))
                .orElseGet(() -> subscriptions.content(row));
        List<Shown> shown =
                showing.visible(request.caller(), numbered.between(key.id(), Math.max(1, first), last, MOST));
        showing.record(request.caller(), key.id(), content, shown);
        return OperationResult.ok(answering.events(delivery, row, content, shown));
    }

    private static long number(OperationRequest request, String name, long otherwise) {
        String text = request.first(name).orElse(Long.toString(otherwise));
        if (!text.matches("\\d{1,19}")) {
            throw malformed(name);
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw malformed(name);
        }
    }

    private static Refused malformed(String name) {
        return new Refused(
                RefusalKind.MALFORMED,
                new Refusal(
                        "wrong-type",
                        "قيمة «" + name + "» غير مقبولة هنا. راجع تعريف العملية.",
                        "The value of \"" + name + "\" cannot be used here. See the operation's definition.",
                        "http." + name));
    }
}
