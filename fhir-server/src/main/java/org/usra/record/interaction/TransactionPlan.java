package org.usra.record.interaction;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.usra.record.outcome.Outcome;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.StoredResource;
import org.usra.rules.refusal.Refused;

/**
 * What the entries of one transaction will do, by the index of the entry.
 *
 * @param entries those that write or read resources
 * @param operations those that ask an operation
 * @param deletes none where nothing is there for the caller
 * @param present what a conditional create found
 * @param twins a conditional create, and the earlier one with the same condition that creates for both
 */
record TransactionPlan(
        List<BundleEntry> entries,
        List<BundleEntry> operations,
        Map<Integer, List<Intent.Delete>> deletes,
        Map<Integer, Intent> writes,
        Map<Integer, StoredResource> present,
        Map<Integer, Integer> twins) {

    static TransactionPlan of(List<BundleEntry> entries) {
        requireDistinct(entries);
        return new TransactionPlan(
                entries.stream()
                        .filter(entry -> !entry.isOperation() && !entry.isSearch())
                        .toList(),
                entries.stream().filter(BundleEntry::isOperation).toList(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new HashMap<>(),
                new HashMap<>());
    }

    private static void requireDistinct(List<BundleEntry> entries) {
        Set<String> seen = new HashSet<>();
        for (BundleEntry entry : entries) {
            if (entry.fullUrl() != null && !seen.add(entry.fullUrl())) {
                throw InteractionFault.malformed(
                        "Two entries have the fullUrl " + entry.fullUrl() + ".",
                        "لعنصرين fullUrl واحد: " + entry.fullUrl() + ".",
                        "Bundle.entry[" + entry.index() + "].fullUrl");
            }
        }
    }

    /** R4: the identities that a transaction changes do not overlap. */
    void requireOnce() {
        Set<ResourceKey> seen = new HashSet<>();
        deletes.forEach((index, intents) -> intents.forEach(intent -> requireOnce(seen, index, intent)));
        writes.forEach((index, intent) -> requireOnce(seen, index, intent));
    }

    private static void requireOnce(Set<ResourceKey> seen, int index, Intent intent) {
        if (!seen.add(intent.key())) {
            throw InteractionFault.malformed(
                    intent.key() + " is changed by two entries.",
                    "يغيّر عنصران السجل نفسه: " + intent.key() + ".",
                    "Bundle.entry[" + index + "].request.url");
        }
    }

    /** One step for each entry of a method (of any, where it is null); a refusal says which entry it was. */
    static void each(List<BundleEntry> entries, @Nullable String method, Consumer<BundleEntry> step) {
        for (BundleEntry entry : entries) {
            if (method == null || entry.method().equals(method)) {
                try {
                    step.accept(entry);
                } catch (Refused refused) {
                    throw Outcome.inEntry(refused, entry.index());
                }
            }
        }
    }
}
