package org.usra.record.interaction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.commit.Change;
import org.usra.record.document.ResourceDocument;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.StoredResource;
import org.usra.record.structure.StructureCheck;

/** Drafts the next version of a resource: number, time, place, and the elements that only the server sets. */
@Component
class Drafting {

    private final Placement placement;
    private final StructureCheck structure;
    private final LocalReferences references;
    private final Clock clock;

    Drafting(Placement placement, StructureCheck structure, LocalReferences references, Clock clock) {
        this.placement = placement;
        this.structure = structure;
        this.references = references;
        this.clock = clock;
    }

    /**
     * @param row what is stored under the key, a deletion included
     * @param after null for a deletion
     */
    Change change(
            Caller caller,
            ResourceKey key,
            @Nullable StoredResource row,
            @Nullable ResourceDocument before,
            @Nullable ResourceDocument after) {
        long version = row == null ? 1 : row.version() + 1;
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        // Clocks of two nodes differ: time still never goes back from one version to the next.
        Instant at = row != null && row.updated().isAfter(now) ? row.updated() : now;
        if (after != null) {
            after.stamp(key.id(), version, at);
            references.write(after);
            structure.require(after, caller.imports());
        }
        String patient = after != null ? placement.patient(after, key.id()) : row == null ? null : row.patient();
        short bucket = patient == null && row != null ? row.bucket() : placement.bucket(key.id(), patient);
        return new Change(key.type(), key.id(), version, bucket, patient, at, before, after);
    }

    /** The row of a judged change; a rule may have set elements of the document meanwhile. */
    StoredResource row(Change change, Intent intent, @Nullable StoredResource before) {
        String method = switch (intent) {
            case Intent.Create create -> "POST";
            case Intent.Bring bring -> "PUT";
            case Intent.Update update -> "PUT";
            case Intent.Patch patch -> "PATCH";
            case Intent.Delete delete -> "DELETE";
        };
        ResourceDocument after = change.after();
        return new StoredResource(
                intent.key(),
                change.bucket(),
                change.version(),
                before == null ? change.at() : before.created(),
                change.at(),
                method,
                change.patient(),
                after == null ? null : after.toBytes());
    }

    /** <a href="https://hl7.org/fhir/R4/resource.html#tag-updates">R4</a>: an update without tags or labels keeps them. */
    static void keepTags(ResourceDocument before, ResourceDocument after) {
        for (String kept : new String[] {"tag", "security", "profile"}) {
            if (before.root().path("meta").has(kept)
                    && !after.root().path("meta").has(kept)) {
                if (!(after.root().get("meta") instanceof ObjectNode)) {
                    after.root().putObject("meta");
                }
                ((ObjectNode) after.root().get("meta"))
                        .set(kept, before.root().path("meta").get(kept).deepCopy());
            }
        }
    }
}
