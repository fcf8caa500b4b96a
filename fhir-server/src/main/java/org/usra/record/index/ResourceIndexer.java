package org.usra.record.index;

import java.util.List;
import org.usra.record.definition.SearchParameter;
import org.usra.record.document.ResourceDocument;

/** Evaluates the search parameters' expressions, compiled once, on a document. */
public final class ResourceIndexer {

    public IndexedValues index(ResourceDocument document) {
        throw new UnsupportedOperationException("index room");
    }

    /** Only the references of one parameter: what {@code _include} follows. */
    public List<IndexedValues.Reference> references(ResourceDocument document, SearchParameter parameter) {
        throw new UnsupportedOperationException("index room");
    }
}
