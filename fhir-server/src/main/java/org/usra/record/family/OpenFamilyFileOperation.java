package org.usra.record.family;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.document.ResourceDocument;
import org.usra.record.repeat.OnceOnly;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.rules.operation.Input;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** {@code POST Group/$open-family-file}: a household becomes a family file, in one transaction or not at all. */
@Component
class OpenFamilyFileOperation implements Operation {

    private final AccessPolicy access;
    private final OpeningFamilyFile opening;
    private final OnceOnly once;

    OpenFamilyFileOperation(AccessPolicy access, OpeningFamilyFile opening, OnceOnly once) {
        this.access = access;
        this.opening = opening;
        this.once = once;
    }

    @Override
    public String name() {
        return "open-family-file";
    }

    @Override
    public Level level() {
        return Level.TYPE;
    }

    @Override
    public String type() {
        return "Group";
    }

    @Override
    public Verb verb() {
        return Verb.POST;
    }

    @Override
    public List<Input> inputs() {
        return List.of(
                Input.of("unit", "Reference").required(),
                Input.of("doctor", "Reference"),
                Input.of("address", "Address"),
                Input.group(
                                "member",
                                Input.of("role", "code").required(),
                                Input.of("resource", "Patient").required(),
                                Input.of("category", "code"))
                        .many());
    }

    @Override
    public OperationResult invoke(OperationRequest request) {
        Caller caller = request.caller();
        access.requirePermitted(caller, type(), Interaction.OPERATION);
        FamilyFileForm form = FamilyFileForm.of(request.body());
        if (!caller.imports() && !caller.organizations().contains(form.unit())) {
            throw new Refused(
                    RefusalKind.FORBIDDEN,
                    new Refusal(
                            "not-permitted",
                            "تُفتح ملفات الأسر في وحدتك فقط.",
                            "You open family files at your own unit only.",
                            "Parameters.parameter('unit')"));
        }
        return once.run(request, () -> answer(opening.open(caller, form)));
    }

    private static OperationResult answer(List<ObjectNode> written) {
        ObjectNode bundle = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Bundle")
                .put("type", "collection");
        ArrayNode entries = bundle.putArray("entry");
        written.forEach(resource -> entries.addObject().set("resource", resource));
        ObjectNode group = written.getFirst();
        return OperationResult.created(
                ResourceDocument.of(bundle), "Group/" + group.path("id").asText() + "/_history/1");
    }
}
