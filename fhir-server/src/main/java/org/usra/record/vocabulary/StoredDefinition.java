package org.usra.record.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usra.record.store.ResourceKey;
import org.usra.record.terminology.CodeTree;

/**
 * A CodeSystem, ValueSet or ConceptMap of the record, read.
 *
 * @param json whole, but for the concepts of a code system, which are its tree
 * @param codes of a code system
 * @param bytes how much room it takes, about
 */
record StoredDefinition(
        ResourceKey key, JsonNode json, @Nullable CodeTree codes, int bytes) {

    private static final List<String> STATUS = List.of("active", "draft", "unknown", "retired");

    /** Active before draft before retired, a higher version before a lower one; what is equal stays in its order. */
    static final Comparator<StoredDefinition> BEST = Comparator.comparingInt(
                    (StoredDefinition definition) -> STATUS.indexOf(definition.text("status")))
            .thenComparing(definition -> definition.text("version"), StoredDefinition::newerFirst);

    static StoredDefinition of(ResourceKey key, ObjectNode json, int bytes) {
        if (!key.type().equals("CodeSystem")) {
            return new StoredDefinition(key, json, null, bytes);
        }
        CodeTree codes = CodeTree.of(json);
        return new StoredDefinition(key, json.without("concept"), codes, bytes);
    }

    String text(String element) {
        return json.path(element).asText();
    }

    boolean isVersion(@Nullable String version) {
        return version == null || version.equals(text("version"));
    }

    /** The codes of a code system that can be asked, and not only added to another. */
    Optional<CodeTree> ownCodes() {
        return List.of("supplement", "not-present").contains(text("content"))
                ? Optional.empty()
                : Optional.ofNullable(codes);
    }

    private static int newerFirst(String one, String other) {
        String[] left = one.split("\\.", -1);
        String[] right = other.split("\\.", -1);
        return -Arrays.compare(left, right, StoredDefinition::part);
    }

    private static int part(String one, String other) {
        boolean numbers = one.matches("\\d{1,9}") && other.matches("\\d{1,9}");
        return numbers ? Integer.compare(Integer.parseInt(one), Integer.parseInt(other)) : one.compareTo(other);
    }
}
