package org.usra.record.operation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.usra.record.access.Interaction;
import org.usra.record.audit.ReadAudit;
import org.usra.record.interaction.BundleWriter;
import org.usra.record.search.LatestByCode;
import org.usra.record.search.PublicAddress;
import org.usra.record.search.QueryParameter;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.record.store.StoredResource;
import org.usra.rules.operation.Input;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * <a href="https://hl7.org/fhir/R4/observation-operation-lastn.html">Observation/$lastn</a>: the last of each code for one
 * patient, or the last few.
 */
@Component
class ObservationLastN implements Operation {

    private static final Refusal NOBODY = new Refusal(
            "missing-element",
            "حدّد الشخص في patient أو subject.",
            "Say whose Observations, in patient or subject.",
            "http.patient");

    private final LatestByCode latest;
    private final PublicAddress address;
    private final ReadAudit audit;
    private final Clock clock;

    ObservationLastN(LatestByCode latest, PublicAddress address, ReadAudit audit, Clock clock) {
        this.latest = latest;
        this.address = address;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "lastn";
    }

    @Override
    public Level level() {
        return Level.TYPE;
    }

    @Override
    public String type() {
        return "Observation";
    }

    @Override
    public Verb verb() {
        return Verb.GET_OR_POST;
    }

    @Override
    public List<Input> inputs() {
        return List.of(
                Input.of("max", "positiveInt"),
                Input.of("patient", "string"),
                Input.of("subject", "string"),
                Input.of("category", "string").many(),
                Input.of("code", "string").many(),
                Input.of("date", "string").many(),
                Input.of("status", "string").many());
    }

    @Override
    public OperationResult invoke(OperationRequest request) {
        int ofEach = request.first("max")
                .map(text -> (int) Math.min(1000, Long.parseLong(text)))
                .orElse(1);
        List<QueryParameter> query = new ArrayList<>();
        for (String name : List.of("patient", "subject", "category", "code", "date", "status")) {
            request.query().getOrDefault(name, List.of()).forEach(value -> query.add(new QueryParameter(name, value)));
        }
        if (query.stream()
                .noneMatch(one -> one.name().equals("patient") || one.name().equals("subject"))) {
            throw new Refused(RefusalKind.MALFORMED, NOBODY);
        }
        List<StoredResource> rows = latest.observations(request.caller(), query, ofEach);
        audit.record(
                request.caller(),
                Interaction.SEARCH,
                "Observation",
                "Observation/$lastn?"
                        + String.join(
                                "&", query.stream().map(QueryParameter::name).toList()),
                rows.stream()
                        .map(StoredResource::patient)
                        .filter(id -> id != null)
                        .distinct()
                        .toList(),
                rows.size());
        BundleWriter bundle = new BundleWriter("searchset", clock.instant()).total((long) rows.size());
        rows.forEach(row -> bundle.entry(address.of(row.key()), row.bytes(), "\"search\":{\"mode\":\"match\"}"));
        return OperationResult.ok(bundle.toBytes());
    }
}
