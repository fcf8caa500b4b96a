package org.usra.record.operation;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.usra.record.interaction.ReadInteractions;
import org.usra.record.interaction.Request;
import org.usra.record.interaction.SearchInteractions;
import org.usra.record.search.QueryParameter;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.record.store.ResourceKey;
import org.usra.rules.operation.Input;

/**
 * <a href="https://hl7.org/fhir/R4/operation-patient-everything.html">Patient/[id]/$everything</a>: the patient and what
 * belongs to this patient's record, with the people and places of care that it names. Never relatives: no other Patient and
 * no household.
 */
@Component
class PatientEverything implements Operation {

    private final ReadInteractions reads;
    private final SearchInteractions searches;

    PatientEverything(ReadInteractions reads, SearchInteractions searches) {
        this.reads = reads;
        this.searches = searches;
    }

    @Override
    public String name() {
        return "everything";
    }

    @Override
    public Level level() {
        return Level.INSTANCE;
    }

    @Override
    public String type() {
        return "Patient";
    }

    @Override
    public Verb verb() {
        return Verb.GET_OR_POST;
    }

    @Override
    public List<Input> inputs() {
        return List.of(
                Input.of("start", "date"),
                Input.of("end", "date"),
                Input.of("_since", "dateTime"),
                Input.of("_type", "code").many(),
                Input.of("_count", "integer"),
                Input.of("_cursor", "string"));
    }

    @Override
    public OperationResult invoke(OperationRequest request) {
        ResourceKey patient = new ResourceKey("Patient", String.valueOf(request.id()));
        List<QueryParameter> asked = new ArrayList<>();
        request.query().forEach((name, values) -> values.forEach(value -> asked.add(new QueryParameter(name, value))));
        List<QueryParameter> query = asked.stream()
                .map(given -> given.name().equals("_since")
                        ? new QueryParameter("_lastUpdated", "ge" + given.value())
                        : given)
                .toList();
        Request read =
                new Request(request.caller(), "GET", List.of("Patient", patient.id()), query, java.util.Map.of(), null);
        // The same 404 as a read, for a patient who is missing or not this caller's.
        reads.read(read, patient);
        byte[] json = searches.everything(read, patient, asked).json();
        return OperationResult.ok(json == null ? new byte[0] : json);
    }
}
