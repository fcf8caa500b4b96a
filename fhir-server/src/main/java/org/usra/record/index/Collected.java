package org.usra.record.index;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The values found so far in one resource. */
final class Collected {

    final List<IndexedValues.Token> tokens = new ArrayList<>();
    final List<IndexedValues.Text> texts = new ArrayList<>();
    final List<IndexedValues.Reference> references = new ArrayList<>();
    final List<IndexedValues.Moment> moments = new ArrayList<>();
    final List<IndexedValues.Quantity> quantities = new ArrayList<>();
    final List<IndexedValues.Uri> uris = new ArrayList<>();
    final List<IndexedValues.Position> positions = new ArrayList<>();
    final List<IndexedValues.Composite> composites = new ArrayList<>();
    final Set<String> present = new LinkedHashSet<>();

    boolean isEmpty() {
        return tokens.isEmpty()
                && texts.isEmpty()
                && references.isEmpty()
                && moments.isEmpty()
                && quantities.isEmpty()
                && uris.isEmpty()
                && positions.isEmpty();
    }

    /** Each value once: a resource may say the same thing in several elements. */
    IndexedValues values() {
        return new IndexedValues(
                once(tokens),
                once(texts),
                once(references),
                once(moments),
                once(quantities),
                once(uris),
                once(positions),
                once(composites),
                present);
    }

    private static <T> List<T> once(List<T> values) {
        return values.size() < 2 ? values : List.copyOf(new LinkedHashSet<>(values));
    }
}
