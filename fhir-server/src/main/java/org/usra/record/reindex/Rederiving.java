package org.usra.record.reindex;

import java.util.List;
import org.springframework.stereotype.Component;
import org.usra.record.commit.Change;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.ResourceDocument;
import org.usra.record.index.IndexedValues;
import org.usra.record.index.ResourceIndexer;
import org.usra.record.interaction.Placement;
import org.usra.record.store.NewVersion;
import org.usra.record.store.StoredResource;

/** What a stored resource says of itself once more: whose it is, what it is found by, what typed rows follow from it. */
@Component
class Rederiving {

    private final DocumentReader reader;
    private final ResourceIndexer indexer;
    private final Placement placement;

    Rederiving(DocumentReader reader, ResourceIndexer indexer, Placement placement) {
        this.reader = reader;
        this.indexer = indexer;
        this.placement = placement;
    }

    /** Adds to the versions, and to the changes unless the resource is deleted. */
    void derive(StoredResource row, List<NewVersion> versions, List<Change> changes) {
        if (row.deleted()) {
            // Whose it was stays with it.
            versions.add(new NewVersion(row, row, IndexedValues.NOTHING));
            return;
        }
        ResourceDocument document = reader.readStored(row.bytes());
        StoredResource owned = row.ownedBy(placement.patient(document, row.key().id()));
        versions.add(new NewVersion(owned, row, indexer.kept(document)));
        changes.add(new Change(
                row.key().type(),
                row.key().id(),
                row.version(),
                row.bucket(),
                owned.patient(),
                row.updated(),
                document,
                document));
    }
}
