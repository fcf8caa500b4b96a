package org.usra.record.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.document.ResourceDocument;
import org.usra.record.outcome.Outcome;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.record.structure.StructureCheck;
import org.usra.rules.operation.Input;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * <a href="https://hl7.org/fhir/R4/resource-operation-validate.html">[type]/$validate</a>: would this be accepted? Stores
 * nothing.
 */
@Component
class ResourceValidation implements Operation {

    private final StructureCheck structure;

    ResourceValidation(StructureCheck structure) {
        this.structure = structure;
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
        return List.of(Input.of("resource", "Resource").required(), Input.of("mode", "code"));
    }

    @Override
    public String output() {
        return "OperationOutcome";
    }

    @Override
    public OperationResult invoke(OperationRequest request) {
        ResourceDocument document = sent(request.body());
        if (!document.type().equals(request.type())) {
            throw missing();
        }
        request.first("mode").ifPresent(ResourceValidation::requireMode);
        List<Refusal> faults = structure.check(document, request.caller().imports());
        return OperationResult.ok(
                faults.isEmpty()
                        ? Outcome.done("The resource is well formed.", "المورد سليم البناء.")
                        : Outcome.of(new Refused(RefusalKind.INVALID, faults)));
    }

    /** A write of either kind is judged alike; what a deletion or a profile would need is not looked at here. */
    private static void requireMode(String mode) {
        if (!mode.equals("create") && !mode.equals("update")) {
            throw new Refused(
                    RefusalKind.MALFORMED,
                    new Refusal(
                            "wrong-type",
                            "قيمة mode هنا create أو update.",
                            "The mode is create or update here.",
                            "Parameters.parameter.where(name='mode')"));
        }
    }

    /** The resource itself, or the parameter {@code resource}. */
    private static ResourceDocument sent(@Nullable ResourceDocument body) {
        if (body == null) {
            throw missing();
        }
        if (!body.type().equals("Parameters")) {
            return body;
        }
        for (JsonNode parameter : body.root().path("parameter")) {
            if (parameter.path("name").asText().equals("resource")
                    && parameter.get("resource") instanceof ObjectNode resource) {
                return ResourceDocument.of(resource);
            }
        }
        throw missing();
    }

    private static Refused missing() {
        return new Refused(
                RefusalKind.MALFORMED,
                new Refusal(
                        "missing-element",
                        "أرسل المورد نفسه أو المعامل resource من النوع المذكور في العنوان.",
                        "Send the resource itself, or a parameter \"resource\", of the type in the address."));
    }
}
