package org.usra.record.codes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usra.record.document.ResourceDocument;
import org.usra.record.server.OperationRequest;

/** The inputs of an operation that are no simple values, read from its Parameters. */
final class Inputs {

    private Inputs() {}

    /** A Coding, CodeableConcept or the like. */
    static Optional<JsonNode> value(OperationRequest request, String name) {
        return named(request.body(), name).stream()
                .flatMap(parameter -> parameter.properties().stream())
                .filter(member -> member.getKey().startsWith("value"))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** A resource, in Parameters or as the body itself. */
    static Optional<JsonNode> resource(OperationRequest request, String name) {
        ResourceDocument body = request.body();
        if (body != null && !body.type().equals("Parameters")) {
            return Optional.of(body.root());
        }
        return named(body, name).stream()
                .map(parameter -> parameter.path("resource"))
                .filter(JsonNode::isObject)
                .findFirst();
    }

    /** Each time that the input was given. */
    static List<JsonNode> named(@Nullable ResourceDocument body, String name) {
        List<JsonNode> found = new ArrayList<>();
        if (body != null && body.type().equals("Parameters")) {
            body.root().path("parameter").forEach(parameter -> {
                if (parameter.path("name").asText().equals(name)) {
                    found.add(parameter);
                }
            });
        }
        return found;
    }

    static boolean isTrue(OperationRequest request, String name) {
        return request.first(name).filter("true"::equals).isPresent();
    }
}
