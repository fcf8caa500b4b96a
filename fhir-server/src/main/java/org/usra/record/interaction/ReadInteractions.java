package org.usra.record.interaction;

import java.util.List;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.audit.ReadAudit;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.ResourceStore;
import org.usra.record.store.StoredResource;

/**
 * Read and vread, conditional ones too.
 *
 * <p><a href="https://hl7.org/fhir/R4/http.html#read">R4 read</a>
 */
@Component
public class ReadInteractions {

    private final ResourceStore store;
    private final AccessPolicy access;
    private final ReadAudit audit;

    ReadInteractions(ResourceStore store, AccessPolicy access, ReadAudit audit) {
        this.store = store;
        this.access = access;
        this.audit = audit;
    }

    public Answer read(Request request, ResourceKey key) {
        access.requirePermitted(request.caller(), key.type(), Interaction.READ);
        StoredResource row = store.current(key, access.visible(request.caller(), key.type(), Interaction.READ))
                .orElseThrow(InteractionFault::notFound);
        return answer(request, row, Interaction.READ);
    }

    public Answer vread(Request request, ResourceKey key, String version) {
        access.requirePermitted(request.caller(), key.type(), Interaction.VREAD);
        if (!ETags.isVersion(version)) {
            throw InteractionFault.notFound();
        }
        StoredResource row = store.version(
                        key, Long.parseLong(version), access.visible(request.caller(), key.type(), Interaction.VREAD))
                .orElseThrow(InteractionFault::notFound);
        return answer(request, row, Interaction.VREAD);
    }

    private Answer answer(Request request, StoredResource row, Interaction interaction) {
        if (row.deleted()) {
            throw InteractionFault.gone();
        }
        if (request.hasVersion(row.version())
                || request.header("if-none-match").isEmpty() && request.hasSince(row.updated())) {
            return Answer.empty(304, row);
        }
        record(request.caller(), row, interaction);
        return Answer.read(row);
    }

    private void record(Caller caller, StoredResource row, Interaction interaction) {
        String patient = row.patient();
        audit.record(
                caller,
                interaction,
                row.key().type(),
                row.key().toString(),
                patient == null ? List.of() : List.of(patient),
                1);
    }
}
