package org.usra.record.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.usra.record.access.SqlCriterion;
import org.usra.record.document.DocumentReader;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.ResourceStore;
import org.usra.record.store.StoredResource;

/** The Subscription as it stands now: the resource is the truth about what is wanted. */
@Component
class ReadingSubscriptions {

    private final ResourceStore store;
    private final DocumentReader reader;
    private final ReadingTerms reading;

    ReadingSubscriptions(ResourceStore store, DocumentReader reader, ReadingTerms reading) {
        this.store = store;
        this.reader = reader;
        this.reading = reading;
    }

    /** Empty when it is deleted. */
    Optional<StoredResource> current(String id) {
        return store.current(new ResourceKey("Subscription", id), SqlCriterion.EVERYTHING)
                .filter(row -> !row.deleted());
    }

    Terms terms(StoredResource row) {
        return reading.read(reader.readStored(row.bytes()));
    }

    /** The topic that it names, for an answer about it that must not depend on its terms. */
    String topic(StoredResource row) {
        return reader.readStored(row.bytes()).root().path("criteria").asText();
    }

    /** How much of an event it wants; nothing where it does not say. */
    Content content(StoredResource row) {
        JsonNode payload = reader.readStored(row.bytes()).root().path("channel").path("_payload");
        return Content.of(Backport.CONTENT.of(payload).path("valueCode").asText())
                .orElse(Content.EMPTY);
    }
}
