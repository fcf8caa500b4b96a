package org.usra.record.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.usra.record.definition.CodeSet;

/**
 * What a profile asks of one element.
 *
 * @param name without the {@code [x]} of a choice
 * @param properties every JSON name that the element may have
 * @param allowed those of them that the profile allows
 */
record ElementRule(
        String name,
        List<String> properties,
        Set<String> allowed,
        int min,
        int max,
        Demands demands,
        List<Slice> slices,
        List<ElementRule> children) {

    /**
     * What each value must be like.
     *
     * @param targets of a reference; empty where any will do
     * @param exact the fixed value
     * @param like the pattern: what it says must be there, and more may
     */
    record Demands(
            Set<String> targets,
            @Nullable JsonNode exact,
            @Nullable JsonNode like,
            @Nullable CodeSet codes,
            List<Invariant> invariants) {}

    /**
     * Those items of a list that have this value at the discriminator.
     *
     * @param extension the definition of the extension that the items are
     */
    record Slice(
            String discriminator,
            String value,
            ElementRule rule,
            @Nullable Profile extension) {}
}
