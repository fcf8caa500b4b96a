package org.usra.record.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.interaction.Answer;
import org.usra.record.interaction.Request;
import org.usra.record.search.QueryParameter;
import org.usra.record.server.Operation.Level;
import org.usra.record.server.Operation.Verb;

/** Every operation that a room has added, found by where it stands in the address. */
@Component
class Operations {

    private final List<Operation> operations;

    Operations(List<Operation> operations) {
        this.operations = operations;
    }

    List<Operation> all() {
        return operations;
    }

    Answer invoke(Request request, Level level, String type, @Nullable String id, String name) {
        Operation operation = find(level, type, name).orElseThrow(HttpFault::address);
        boolean posted = request.method().equals("POST");
        if (!posted && (operation.verb() == Verb.POST || !request.method().equals("GET"))) {
            throw HttpFault.method();
        }
        Map<String, List<String>> query = request.query().stream()
                .collect(Collectors.groupingBy(
                        QueryParameter::name,
                        LinkedHashMap::new,
                        Collectors.mapping(QueryParameter::value, Collectors.toList())));
        OperationResult result = operation.invoke(new OperationRequest(
                request.caller(),
                type,
                id,
                query,
                request.body(),
                request.ifMatch(),
                request.header("idempotency-key").orElse(null)));
        return new Answer(result.status(), result.json(), null, result.location());
    }

    private Optional<Operation> find(Level level, String type, String name) {
        return operations.stream()
                .filter(operation ->
                        operation.level() == level && operation.name().equals(name))
                .filter(operation ->
                        operation.type() == null || operation.type().equals(type))
                .findFirst();
    }
}
