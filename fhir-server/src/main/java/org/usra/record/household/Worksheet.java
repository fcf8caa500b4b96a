package org.usra.record.household;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.usra.record.interaction.OwnTransactions;
import org.usra.record.store.ResourceKey;

/** The resources that a change touches, each loaded once and in the state that the change gives it. */
final class Worksheet {

    /** @param version that it had when it was loaded */
    record Sheet(ObjectNode resource, long version) {}

    private final Function<ResourceKey, Sheet> loader;
    private final Map<String, Sheet> edited = new LinkedHashMap<>();
    private final Map<String, ObjectNode> created = new LinkedHashMap<>();
    private final List<Line> notes = new ArrayList<>();
    private final OwnTransactions.Draft draft = new OwnTransactions.Draft();

    /** @param loader answers a copy that may be changed */
    Worksheet(Function<ResourceKey, Sheet> loader) {
        this.loader = loader;
    }

    /** A resource to change, by its reference or by that of one that this change creates. */
    ObjectNode edit(String reference) {
        ObjectNode fresh = created.get(reference);
        return fresh != null
                ? fresh
                : edited.computeIfAbsent(reference, asked -> loader.apply(ResourceKey.of(asked)))
                        .resource();
    }

    /** Adds a resource and answers what the others refer to it by; it may still be edited. */
    String create(ObjectNode resource) {
        String reference = draft.create(resource);
        created.put(reference, resource);
        return reference;
    }

    /** As {@link #edit}, if it is on the sheet already. */
    Optional<ObjectNode> find(String reference) {
        Sheet sheet = edited.get(reference);
        return Optional.ofNullable(sheet == null ? created.get(reference) : sheet.resource());
    }

    /** The family files on the sheet, by reference. */
    Map<String, ObjectNode> groups() {
        Map<String, ObjectNode> groups = new LinkedHashMap<>();
        edited.forEach((reference, sheet) -> groups.put(reference, sheet.resource()));
        groups.putAll(created);
        groups.values()
                .removeIf(resource -> !resource.path("resourceType").asText().equals("Group"));
        return groups;
    }

    /** Says what becomes of a resource that was edited without an effect of the rules. */
    void note(Line line) {
        notes.add(line);
    }

    List<Line> notes() {
        return List.copyOf(notes);
    }

    /** What is changed, by reference, with the version that the change gives it. */
    Map<String, Long> targets() {
        Map<String, Long> targets = new LinkedHashMap<>();
        edited.forEach((reference, sheet) -> targets.put(reference, sheet.version() + 1));
        created.keySet().forEach(reference -> targets.put(reference, 1L));
        return targets;
    }

    /** To be asked once, at the end. */
    OwnTransactions.Draft draft() {
        edited.values().forEach(sheet -> draft.update(sheet.resource(), sheet.version()));
        return draft;
    }
}
