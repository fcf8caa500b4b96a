package org.usra.record.household;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Interaction;
import org.usra.record.audit.ReadAudit;
import org.usra.record.document.ResourceDocument;
import org.usra.record.family.SchemeResources;
import org.usra.record.search.MatchingResources;
import org.usra.record.search.PublicAddress;
import org.usra.record.server.Operation;
import org.usra.record.server.OperationRequest;
import org.usra.record.server.OperationResult;
import org.usra.record.store.ResourceKey;

/** {@code GET Group/[id]/$changes}: what has been done to a family file, latest first, for whoever may read the file. */
@Component
class ChangesOfFile implements Operation {

    private static final int MOST = 200;

    private final AccessPolicy access;
    private final FamilyFiles files;
    private final MatchingResources searches;
    private final ReadAudit audit;
    private final PublicAddress address;

    ChangesOfFile(
            AccessPolicy access,
            FamilyFiles files,
            MatchingResources searches,
            ReadAudit audit,
            PublicAddress address) {
        this.access = access;
        this.files = files;
        this.searches = searches;
        this.audit = audit;
        this.address = address;
    }

    @Override
    public String name() {
        return "changes";
    }

    @Override
    public Level level() {
        return Level.INSTANCE;
    }

    @Override
    public String type() {
        return "Group";
    }

    @Override
    public Verb verb() {
        return Verb.GET_OR_POST;
    }

    @Override
    public OperationResult invoke(OperationRequest request) {
        access.requirePermitted(request.caller(), type(), Interaction.READ);
        ResourceKey key = new ResourceKey(type(), Objects.requireNonNull(request.id()));
        files.requireReadable(request.caller(), key);
        // The person may read the file; its history is shown with it, whoever else it names.
        List<ResourceDocument> changes = searches.documents(
                ActingForTheFamily.of(request.caller()),
                "Provenance",
                "target=" + key + "&_sort=-recorded,-_lastUpdated",
                MOST);
        ObjectNode bundle = SchemeResources.resource("Bundle").put("type", "searchset");
        bundle.put("total", changes.size());
        ArrayNode entries = bundle.putArray("entry");
        changes.forEach(change -> {
            ObjectNode entry = entries.addObject();
            entry.put("fullUrl", address.of(new ResourceKey("Provenance", String.valueOf(change.id()))));
            entry.set("resource", change.root());
            entry.putObject("search").put("mode", "match");
        });
        if (changes.isEmpty()) {
            bundle.remove("entry");
        }
        audit.record(request.caller(), Interaction.OPERATION, type(), key + "/$changes", List.of(), changes.size());
        return OperationResult.ok(ResourceDocument.of(bundle));
    }
}
