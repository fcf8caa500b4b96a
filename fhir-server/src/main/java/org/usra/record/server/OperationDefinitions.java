package org.usra.record.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.usra.record.document.ResourceDocument;
import org.usra.record.server.Operation.Level;
import org.usra.record.server.Operation.Verb;
import org.usra.rules.naming.Canonical;
import org.usra.rules.operation.Input;

/** An OperationDefinition, written from the inputs that requests are held to. */
final class OperationDefinitions {

    private static final List<String> OF_R4 =
            List.of("everything", "validate", "lookup", "validate-code", "subsumes", "expand", "translate");

    private OperationDefinitions() {}

    /** R4 defines some itself. */
    static boolean isOurs(Operation operation) {
        return !OF_R4.contains(operation.name());
    }

    static String url(Operation operation) {
        if (isOurs(operation)) {
            return Canonical.BASE + "/OperationDefinition/" + operation.name();
        }
        String type = operation.type() == null ? "Resource" : operation.type();
        return "http://hl7.org/fhir/OperationDefinition/" + type + "-" + operation.name();
    }

    static ResourceDocument of(Operation operation) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("resourceType", "OperationDefinition")
                .put("id", operation.name())
                .put("url", url(operation))
                .put("name", operation.name())
                .put("status", "active")
                .put("kind", "operation")
                .put("affectsState", operation.verb() == Verb.POST)
                .put("code", operation.name());
        if (operation.type() != null) {
            root.putArray("resource").add(operation.type());
        }
        root.put("system", operation.level() == Level.SYSTEM)
                .put("type", operation.level() == Level.TYPE)
                .put("instance", operation.level() == Level.INSTANCE);
        ArrayNode parameters = root.putArray("parameter");
        operation.inputs().forEach(input -> describe(parameters.addObject(), input));
        parameters
                .addObject()
                .put("name", "return")
                .put("use", "out")
                .put("min", 1)
                .put("max", "1")
                .put("type", operation.output());
        return ResourceDocument.of(root);
    }

    private static void describe(ObjectNode parameter, Input input) {
        parameter
                .put("name", input.name())
                .put("use", "in")
                .put("min", input.min())
                .put("max", input.max() == Input.MANY ? "*" : String.valueOf(input.max()));
        if (input.types().size() == 1) {
            parameter.put("type", input.types().getFirst());
        } else if (input.parts().isEmpty()) {
            parameter.put("documentation", String.join(" | ", input.types())).put("type", "Element");
        }
        input.parts().forEach(part -> describe(parameter.withArray("part").addObject(), part));
    }
}
