package org.usra.record.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.commit.Elements;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.ResourceDocument;
import org.usra.record.interaction.InteractionFault;
import org.usra.record.server.OperationRequest;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.ResourceStore;
import org.usra.record.store.StoredResource;

/** The people whose records are exported: the members of a Group, those that were named, or everybody. */
@Component
class ExportedPatients {

    private final ResourceStore store;
    private final AccessPolicy access;
    private final DocumentReader reader;

    ExportedPatients(ResourceStore store, AccessPolicy access, DocumentReader reader) {
        this.store = store;
        this.access = access;
        this.reader = reader;
    }

    /** Null where nobody in particular was named. A Group or a person that the caller does not see is not there. */
    @Nullable
    List<String> named(OperationRequest request) {
        Set<String> named = named(request.body());
        String group = request.id();
        if (group != null) {
            Set<String> members = members(request.caller(), group);
            if (!members.containsAll(named)) {
                throw InteractionFault.notFound();
            }
            return List.copyOf(named.isEmpty() ? members : named);
        }
        if (named.isEmpty()) {
            return null;
        }
        access.requirePermitted(request.caller(), "Patient", Interaction.READ);
        if (store.all("Patient", named, access.visible(request.caller(), "Patient", Interaction.READ))
                        .size()
                < named.size()) {
            throw InteractionFault.notFound();
        }
        return List.copyOf(named);
    }

    private static Set<String> named(@Nullable ResourceDocument body) {
        Set<String> named = new LinkedHashSet<>();
        for (JsonNode parameter : Elements.root(body).path("parameter")) {
            if (parameter.path("name").asText().equals("patient")) {
                named.add(Elements.reference(parameter.path("valueReference"), "Patient")
                        .orElseThrow(InteractionFault::notFound));
            }
        }
        return named;
    }

    private Set<String> members(Caller caller, String id) {
        access.requirePermitted(caller, "Group", Interaction.READ);
        StoredResource group = store.current(
                        new ResourceKey("Group", id), access.visible(caller, "Group", Interaction.READ))
                .filter(row -> !row.deleted())
                .orElseThrow(InteractionFault::notFound);
        Set<String> members = new LinkedHashSet<>();
        Elements.items(reader.readStored(group.bytes()).root().path("member"))
                .filter(member -> !member.path("inactive").asBoolean())
                .flatMap(member -> Elements.reference(member.path("entity"), "Patient").stream())
                .forEach(members::add);
        return members;
    }
}
