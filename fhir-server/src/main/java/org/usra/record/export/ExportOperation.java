package org.usra.record.export;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.job.Jobs;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.rules.operation.Input;

/** {@code [base]/$export}, {@code Patient/$export}, {@code Group/[id]/$export}: begins the job. */
final class ExportOperation implements Operation {

    /** Whose work it is to hand the scheme's data on; each gets what it may see. */
    private static final List<String> EXPORTERS = List.of("insurer", "admin");

    private final Level level;
    private final ExportLevels.Parts parts;

    ExportOperation(Level level, ExportLevels.Parts parts) {
        this.level = level;
        this.parts = parts;
    }

    @Override
    public String name() {
        return "export";
    }

    @Override
    public Level level() {
        return level;
    }

    @Override
    public @Nullable String type() {
        return switch (level) {
            case SYSTEM -> null;
            case TYPE -> "Patient";
            case INSTANCE -> "Group";
        };
    }

    @Override
    public Verb verb() {
        return Verb.GET_OR_POST;
    }

    @Override
    public String publishedAs() {
        return "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/"
                + switch (level) {
                    case SYSTEM -> "export";
                    case TYPE -> "patient-export";
                    case INSTANCE -> "group-export";
                };
    }

    @Override
    public List<Input> inputs() {
        List<Input> inputs = new ArrayList<>(List.of(
                Input.of("_outputFormat", "string"),
                Input.of("_since", "instant"),
                Input.of("_type", "string").many(),
                Input.of("_typeFilter", "string").many(),
                Input.of("_elements", "string").many()));
        if (level != Level.SYSTEM) {
            inputs.add(Input.of("patient", "Reference").many());
        }
        return inputs;
    }

    @Override
    public OperationResult invoke(OperationRequest request) {
        Caller caller = request.caller();
        if (!caller.imports() && EXPORTERS.stream().noneMatch(caller.roles()::contains)) {
            throw ExportFault.notPermitted();
        }
        if (!request.headers().getOrDefault("prefer", "").contains("respond-async")) {
            throw ExportFault.notAsync();
        }
        List<String> patients = level == Level.SYSTEM ? null : parts.patients().named(request);
        ExportOrder order = parts.request().read(request, level != Level.SYSTEM, patients);
        // The names of the parameters only: a value may name a person.
        parts.audit()
                .record(
                        caller,
                        Interaction.OPERATION,
                        request.type().isEmpty() ? "Bundle" : request.type(),
                        "$export?" + String.join("&", request.query().keySet()),
                        patients == null ? List.of() : patients,
                        0);
        parts.horizons().note(order.transactionTime());
        String url = parts.address().publicUrl() + "/" + request.address();
        return parts.follow()
                .accepted(parts.jobs()
                        .begin(new Jobs.Order(Exporting.KIND, caller, url, order.toJson(), request.idempotencyKey())));
    }
}
