package org.usra.record.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.commit.Elements;
import org.usra.record.document.ResourceDocument;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.rules.operation.Input;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** <a href="https://hl7.org/fhir/R4/messageheader-operation-process-message.html">$process-message</a>: docs/fhir/exchange.md. */
@Component
class ProcessMessage implements Operation {

    static final Refusal NOT_PERMITTED = new Refusal(
            "not-permitted",
            "تبادل الأحداث لعملاء الجهات الحكومية (نطاق الاستيراد) وحدهم.",
            "The exchange of events is for the clients of authorities (import scope) only.");

    private static final Refusal MISSING = new Refusal(
            "missing-element",
            "أرسل الرسالة نفسها: Bundle من النوع message.",
            "Send the message itself: a Bundle of type message.",
            "Parameters.parameter('content')");

    private final Receiving receiving;

    ProcessMessage(Receiving receiving) {
        this.receiving = receiving;
    }

    @Override
    public String name() {
        return "process-message";
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
        return Verb.POST;
    }

    @Override
    public List<Input> inputs() {
        return List.of(Input.of("content", "Bundle").required());
    }

    @Override
    public String publishedAs() {
        return "http://hl7.org/fhir/OperationDefinition/MessageHeader-process-message";
    }

    @Override
    public OperationResult invoke(OperationRequest request) {
        if (!request.caller().imports()) {
            throw new Refused(RefusalKind.FORBIDDEN, NOT_PERMITTED);
        }
        Message message = Message.of(ResourceDocument.of(content(request.body())));
        return OperationResult.ok(receiving.receive(request.caller(), message));
    }

    private static ObjectNode content(@Nullable ResourceDocument body) {
        JsonNode root = Elements.root(body);
        JsonNode content = root.path("resourceType").asText().equals("Parameters")
                ? root.path("parameter").path(0).path("resource")
                : root;
        if (content instanceof ObjectNode bundle) {
            return bundle;
        }
        throw new Refused(RefusalKind.MALFORMED, MISSING);
    }
}
