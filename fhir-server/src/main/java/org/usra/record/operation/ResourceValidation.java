package org.usra.record.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.document.ResourceDocument;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.rules.operation.Input;

/**
 * <a href="https://hl7.org/fhir/R4/resource-operation-validate.html">[type]/$validate</a>: would this be accepted? Stores
 * nothing.
 */
@Component
class ResourceValidation implements Operation {

    private final ResourceJudgement judgement;

    ResourceValidation(ResourceJudgement judgement) {
        this.judgement = judgement;
    }

    @Override
    public String name() {
        return "validate";
    }

    @Override
    public Level level() {
        return Level.TYPE;
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
        return ResourceJudgement.INPUTS;
    }

    @Override
    public String output() {
        return "OperationOutcome";
    }

    @Override
    public OperationResult invoke(OperationRequest request) {
        if (judgement.mode(request).equals("delete")) {
            return OperationResult.ok(judgement.deletion(request.caller(), request.type()));
        }
        ResourceDocument document = ResourceJudgement.sent(request).orElseThrow(ResourceJudgement::missing);
        return OperationResult.ok(judgement.of(request, document));
    }
}
