package org.usra.record.panel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Interaction;
import org.usra.record.document.ResourceDocument;
import org.usra.record.repeat.OnceOnly;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.rules.operation.Input;

/** {@code POST EpisodeOfCare/$assign}: a person gets a family doctor of the unit, or changes to another one. */
@Component
class AssignDoctorOperation implements Operation {

    private final AccessPolicy access;
    private final AssigningDoctor assigning;
    private final OnceOnly once;

    AssignDoctorOperation(AccessPolicy access, AssigningDoctor assigning, OnceOnly once) {
        this.access = access;
        this.assigning = assigning;
        this.once = once;
    }

    @Override
    public String name() {
        return "assign";
    }

    @Override
    public Level level() {
        return Level.TYPE;
    }

    @Override
    public String type() {
        return "EpisodeOfCare";
    }

    @Override
    public Verb verb() {
        return Verb.POST;
    }

    @Override
    public List<Input> inputs() {
        return AssignForm.INPUTS;
    }

    @Override
    public OperationResult invoke(OperationRequest request) {
        access.requirePermitted(request.caller(), type(), Interaction.OPERATION);
        AssignForm form = AssignForm.of(request.body());
        return once.run(request, () -> answer(assigning.assign(request.caller(), form)));
    }

    private static OperationResult answer(List<ObjectNode> written) {
        ObjectNode bundle = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Bundle")
                .put("type", "collection");
        ArrayNode entries = bundle.putArray("entry");
        written.forEach(resource -> entries.addObject().set("resource", resource));
        return OperationResult.ok(ResourceDocument.of(bundle));
    }
}
