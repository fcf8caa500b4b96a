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

    private static final List<String> OF_R4 = List.of(
            "everything",
            "validate",
            "meta",
            "meta-add",
            "meta-delete",
            "lastn",
            "match",
            "lookup",
            "validate-code",
            "subsumes",
            "expand",
            "translate");

    private OperationDefinitions() {}

    /** R4 defines some itself, and guides others. */
    static boolean isOurs(Operation operation) {
        return operation.publishedAs() == null && !OF_R4.contains(operation.name());
    }

    static String url(Operation operation) {
        if (isOurs(operation)) {
            return Canonical.BASE + "/OperationDefinition/" + operation.name();
        }
        String published = operation.publishedAs();
        if (published != null) {
            return published;
        }
        String type = operation.type() == null ? "Resource" : operation.type();
        return "http://hl7.org/fhir/OperationDefinition/" + type + "-" + operation.name();
    }

    /** @param levels the operation at each level where it stands; all take the same name and do the same */
    static ResourceDocument of(List<Operation> levels) {
        Operation operation = levels.getFirst();
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
        root.put("system", stands(levels, Level.SYSTEM))
                .put("type", stands(levels, Level.TYPE))
                .put("instance", stands(levels, Level.INSTANCE));
        ArrayNode parameters = root.putArray("parameter");
        levels.stream()
                .flatMap(level -> level.inputs().stream())
                .distinct()
                .forEach(input -> describe(parameters.addObject(), input));
        parameters
                .addObject()
                .put("name", "return")
                .put("use", "out")
                .put("min", 1)
                .put("max", "1")
                .put("type", operation.output());
        return ResourceDocument.of(root);
    }

    private static boolean stands(List<Operation> levels, Level level) {
        return levels.stream().anyMatch(operation -> operation.level() == level);
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
