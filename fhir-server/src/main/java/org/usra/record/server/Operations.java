package org.usra.record.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.document.ResourceDocument;
import org.usra.record.interaction.Answer;
import org.usra.record.interaction.LocalReferences;
import org.usra.record.interaction.Request;
import org.usra.record.search.QueryParameter;
import org.usra.record.server.Operation.Level;
import org.usra.record.server.Operation.Verb;
import org.usra.rules.operation.InputRule;

/** Every operation that a room has added, found by where it stands in the address, and held to the inputs it names. */
@Component
class Operations {

    private final List<Operation> operations;
    private final LocalReferences references;

    Operations(List<Operation> operations, LocalReferences references) {
        this.operations = operations;
        this.references = references;
    }

    List<Operation> all() {
        return operations;
    }

    Answer invoke(Request request, Level level, String type, @Nullable String id, String name) {
        Operation operation = find(level, type, name).orElseThrow(HttpFault::address);
        boolean posted = request.method().equals("POST");
        boolean reading = request.method().equals("GET") || request.method().equals("HEAD");
        if (!posted && (operation.verb() == Verb.POST || !reading)) {
            throw HttpFault.method();
        }
        Map<String, List<String>> query = inputs(operation, request);
        if (request.body() != null) {
            references.write(request.body());
        }
        OperationResult result = operation.invoke(new OperationRequest(
                request.caller(),
                type,
                id,
                query,
                request.body(),
                request.ifMatch(),
                request.header("idempotency-key").orElse(null),
                address(request),
                request.headers()));
        return new Answer(result.status(), result.json(), null, result.location(), result.headers());
    }

    private static String address(Request request) {
        String query = QueryParameter.encode(request.query());
        return String.join("/", request.path()) + (query.isEmpty() ? "" : "?" + query);
    }

    /** The simple inputs by name, whether they came in the address or in the body. */
    private static Map<String, List<String>> inputs(Operation operation, Request request) {
        Map<String, List<String>> query = request.query().stream()
                .collect(Collectors.groupingBy(
                        QueryParameter::name,
                        LinkedHashMap::new,
                        Collectors.mapping(QueryParameter::value, Collectors.toList())));
        InputRule rule = new InputRule("$" + operation.name(), operation.inputs());
        rule.requireQuery(query);
        ResourceDocument body = request.body();
        if (body == null) {
            return query;
        }
        if (!body.type().equals("Parameters")) {
            rule.requireBare(body.type());
            return query;
        }
        JsonNode parameters = body.root().path("parameter");
        rule.require(GivenInputs.of(parameters));
        for (JsonNode parameter : parameters) {
            String name = parameter.path("name").asText();
            if (operation.inputs().stream()
                    .anyMatch(input -> input.isSimple() && input.name().equals(name))) {
                query.computeIfAbsent(name, unseen -> new ArrayList<>()).add(GivenInputs.text(parameter));
            }
        }
        return query;
    }

    /** The OperationDefinition with this id, if it is one of ours. */
    Optional<Answer> definition(String id) {
        List<Operation> levels = operations.stream()
                .filter(operation -> OperationDefinitions.isOurs(operation)
                        && operation.name().equals(id))
                .toList();
        return levels.isEmpty() ? Optional.empty() : Optional.of(Answer.of(200, OperationDefinitions.of(levels)));
    }

    Optional<Operation> find(Level level, String type, String name) {
        return operations.stream()
                .filter(operation ->
                        operation.level() == level && operation.name().equals(name))
                .filter(operation ->
                        operation.type() == null || operation.type().equals(type))
                .findFirst();
    }
}
