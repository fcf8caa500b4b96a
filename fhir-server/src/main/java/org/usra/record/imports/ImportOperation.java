package org.usra.record.imports;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;

/** {@code $import} as the CapabilityStatement names it. Its lines are taken by {@link ImportUpload}; nothing else is taken. */
@Component
class ImportOperation implements Operation {

    @Override
    public String name() {
        return "import";
    }

    @Override
    public Level level() {
        return Level.SYSTEM;
    }

    @Override
    public @Nullable String type() {
        return null;
    }

    @Override
    public Verb verb() {
        return Verb.POST;
    }

    @Override
    public String output() {
        return "OperationOutcome";
    }

    /** Asked without lines, or as an entry of a Bundle: an upload is a request of its own. */
    @Override
    public OperationResult invoke(OperationRequest request) {
        throw request.caller().imports() ? ImportFault.notLines() : ImportFault.notPermitted();
    }
}
