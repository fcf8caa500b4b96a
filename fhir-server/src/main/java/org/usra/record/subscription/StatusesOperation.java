package org.usra.record.subscription;

import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.usra.record.access.Interaction;
import org.usra.record.audit.ReadAudit;
import org.usra.record.search.MatchingResources;
import org.usra.record.search.QueryParameter;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.record.store.StoredResource;
import org.usra.rules.operation.Input;

/** {@code Subscription/$status?id=…&status=…}: how it is with all Subscriptions that the caller may see, or some of them. */
@Component
class StatusesOperation implements Operation {

    private static final int MOST = 1000;

    private final MatchingResources searches;
    private final ReadAudit audit;
    private final Answering answering;

    StatusesOperation(MatchingResources searches, ReadAudit audit, Answering answering) {
        this.searches = searches;
        this.audit = audit;
        this.answering = answering;
    }

    @Override
    public String name() {
        return "status";
    }

    @Override
    public Level level() {
        return Level.TYPE;
    }

    @Override
    public String type() {
        return "Subscription";
    }

    @Override
    public Verb verb() {
        return Verb.GET_OR_POST;
    }

    @Override
    public String publishedAs() {
        return Backport.operation("status");
    }

    @Override
    public List<Input> inputs() {
        return List.of(Input.of("id", "id").many(), Input.of("status", "code").many());
    }

    @Override
    public OperationResult invoke(OperationRequest request) {
        Function<String, List<QueryParameter>> asked = name -> {
            List<String> values = request.query().getOrDefault(name, List.of());
            String parameter = name.equals("id") ? "_id" : name;
            return values.isEmpty() ? List.of() : List.of(new QueryParameter(parameter, String.join(",", values)));
        };
        List<QueryParameter> query = java.util.stream.Stream.of("id", "status")
                .flatMap(name -> asked.apply(name).stream())
                .toList();
        List<StoredResource> rows = searches.rows(request.caller(), "Subscription", QueryParameter.encode(query), MOST);
        audit.record(
                request.caller(), Interaction.SEARCH, "Subscription", "Subscription/$status", List.of(), rows.size());
        return OperationResult.ok(answering.statuses(rows));
    }
}
