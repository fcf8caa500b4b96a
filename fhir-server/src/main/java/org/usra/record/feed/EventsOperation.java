package org.usra.record.feed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.document.ResourceDocument;
import org.usra.record.event.EventLog;
import org.usra.record.event.RecordEvent;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.rules.operation.Input;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** {@code GET $events?after=N&_count=M}: what changed, in order, at least once, for the scheme's own services. */
@Component
class EventsOperation implements Operation {

    private static final int MOST = 1000;

    private final EventLog events;

    EventsOperation(EventLog events) {
        this.events = events;
    }

    @Override
    public String name() {
        return "events";
    }

    @Override
    public Level level() {
        return Level.SYSTEM;
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
        return List.of(Input.of("after", "string"), Input.of("_count", "integer"));
    }

    @Override
    public String output() {
        return "Parameters";
    }

    @Override
    public OperationResult invoke(OperationRequest request) {
        if (!request.caller().workflow()) {
            throw new Refused(
                    RefusalKind.FORBIDDEN,
                    new Refusal(
                            "not-permitted",
                            "سجل الأحداث لخدمات المنظومة وحدها.",
                            "The feed of events is for the scheme's own services only."));
        }
        long after = number(request, "after", 0);
        int count = (int) Math.clamp(number(request, "_count", 100), 1, MOST);
        return OperationResult.ok(parameters(events.after(after, count)));
    }

    private static ResourceDocument parameters(EventLog.Page page) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("resourceType", "Parameters");
        ArrayNode parameters = root.putArray("parameter");
        parameters.addObject().put("name", "horizon").put("valueString", Long.toString(page.horizon()));
        for (RecordEvent event : page.events()) {
            ArrayNode parts = parameters.addObject().put("name", "event").putArray("part");
            parts.addObject().put("name", "seq").put("valueString", Long.toString(event.seq()));
            parts.addObject().put("name", "at").put("valueInstant", event.at().toString());
            parts.addObject().put("name", "interaction").put("valueCode", event.interaction());
            parts.addObject().put("name", "reference").put("valueString", event.type() + "/" + event.id());
            parts.addObject().put("name", "version").put("valueString", Long.toString(event.version()));
        }
        return ResourceDocument.of(root);
    }

    private static long number(OperationRequest request, String name, long otherwise) {
        String text = request.first(name).orElse(Long.toString(otherwise));
        if (!text.matches("\\d{1,18}")) {
            throw new Refused(
                    RefusalKind.MALFORMED,
                    new Refusal(
                            "wrong-type",
                            "قيمة " + name + " ليست عددًا صحيحًا.",
                            "The value of " + name + " is no whole number.",
                            "http." + name));
        }
        return Long.parseLong(text);
    }
}
