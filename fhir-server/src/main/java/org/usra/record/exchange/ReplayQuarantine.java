package org.usra.record.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.document.ResourceDocument;
import org.usra.record.family.SchemeResources;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.rules.operation.Input;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * {@code POST $replay-quarantine}: what did not match when it came is tried again, each message in a transaction of its
 * own. Those that were tried longest ago come first, so that calls that follow each other go round all of them.
 */
@Component
class ReplayQuarantine implements Operation {

    private static final int USUAL = 500;
    private static final int MOST = 5_000;

    private final Receiving receiving;

    ReplayQuarantine(Receiving receiving) {
        this.receiving = receiving;
    }

    @Override
    public String name() {
        return "replay-quarantine";
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
        return List.of(Input.of("count", "integer"));
    }

    @Override
    public String output() {
        return "Parameters";
    }

    @Override
    public OperationResult invoke(OperationRequest request) {
        if (!request.caller().imports()) {
            throw new Refused(RefusalKind.FORBIDDEN, ProcessMessage.NOT_PERMITTED);
        }
        int most = request.first("count").map(Integer::parseInt).orElse(USUAL);
        Receiving.Replayed replayed = receiving.replay(request.caller(), Math.clamp(most, 1, MOST));
        ObjectNode answer = SchemeResources.resource("Parameters");
        ArrayNode parameters = answer.putArray("parameter");
        parameters.addObject().put("name", "tried").put("valueInteger", replayed.tried());
        parameters.addObject().put("name", "done").put("valueInteger", replayed.done());
        parameters.addObject().put("name", "left").put("valueInteger", replayed.left());
        return OperationResult.ok(ResourceDocument.of(answer));
    }
}
