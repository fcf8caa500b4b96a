package org.usra.record.reindex;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.usra.record.access.SqlCriterion;
import org.usra.record.commit.Change;
import org.usra.record.commit.DerivedRows;
import org.usra.record.store.IndexRepair;
import org.usra.record.store.NewVersion;
import org.usra.record.store.RegistryRepair;
import org.usra.record.store.RegistryRepair.Entry;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.ResourceStore;
import org.usra.record.store.StoredResource;
import org.usra.record.words.WordTable;

/**
 * A few resources, in the transaction of the caller. Their rows are locked first, by the store's own lock and so in the
 * order of writers; what is read under the lock is the newest version, and no newer one can come before the commit.
 */
@Component
class ReindexBatch {

    private final ResourceStore store;
    private final IndexRepair repair;
    private final RegistryRepair registry;
    private final DerivedRows derived;
    private final Rederiving rederiving;
    private final WordTable words;

    ReindexBatch(
            ResourceStore store,
            IndexRepair repair,
            RegistryRepair registry,
            DerivedRows derived,
            Rederiving rederiving,
            WordTable words) {
        this.store = store;
        this.repair = repair;
        this.registry = registry;
        this.derived = derived;
        this.rederiving = rederiving;
        this.words = words;
    }

    /** @param lost ids whose home is not known, so that nobody finds them: {@code resource_home} is no derived row */
    record Result(Set<ResourceKey> differing, List<ResourceKey> lost) {}

    /** Says what differs and changes nothing. */
    Result check(List<ResourceKey> keys) {
        return look(keys, new ArrayList<>(), new ArrayList<>());
    }

    /** Writes what differs, and derives typed rows again. */
    Result mend(List<ResourceKey> keys, boolean typed) {
        List<NewVersion> versions = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        Result result = look(keys, versions, changes);
        repair.write(versions.stream()
                .filter(version -> result.differing().contains(version.row().key()))
                .toList());
        if (typed) {
            derived.replace(changes);
        }
        words.writeAgain(versions.stream().map(NewVersion::row).toList());
        return result;
    }

    /** The resources that the registry of identifiers says too much of. */
    Set<ResourceKey> checkRegistry(List<Entry> entries) {
        return keys(registry.surplus(entries, versions(entries)));
    }

    /** Takes out of the registry of identifiers what no document asks for. */
    Set<ResourceKey> mendRegistry(List<Entry> entries) {
        List<NewVersion> versions = versions(entries);
        List<Entry> surplus = registry.surplus(entries, versions);
        registry.remove(surplus, versions);
        return keys(surplus);
    }

    private List<NewVersion> versions(List<Entry> entries) {
        List<NewVersion> versions = new ArrayList<>();
        look(List.copyOf(keys(entries)), versions, new ArrayList<>());
        return versions;
    }

    private static Set<ResourceKey> keys(List<Entry> entries) {
        return entries.stream().map(Entry::key).collect(Collectors.toCollection(TreeSet::new));
    }

    private Result look(List<ResourceKey> keys, List<NewVersion> versions, List<Change> changes) {
        Map<ResourceKey, StoredResource> rows = store.lock(keys, type -> SqlCriterion.EVERYTHING);
        rows.values().forEach(row -> rederiving.derive(row, versions, changes));
        return new Result(
                new TreeSet<>(repair.differing(versions)),
                keys.stream().filter(key -> !rows.containsKey(key)).collect(Collectors.toList()));
    }
}
