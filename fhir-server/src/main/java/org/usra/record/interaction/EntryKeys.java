package org.usra.record.interaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.usra.record.store.ResourceKey;

/** Which resource each entry of a transaction means, and what references to the entry become. */
final class EntryKeys {

    private static final Pattern RESTFUL = Pattern.compile(".+/([A-Z][A-Za-z]+/[A-Za-z0-9\\-.]{1,64})");
    private static final String HISTORY = "/_history/";

    private final Map<Integer, ResourceKey> keys = new HashMap<>();
    private final Map<String, ResourceKey> targets = new HashMap<>();
    private final Map<ResourceKey, Long> versions = new HashMap<>();
    private final Map<String, BundleEntry> conditions = new HashMap<>();
    private final Map<Integer, List<BundleEntry>> twins = new HashMap<>();

    /** What the entry means is stored already. */
    void place(BundleEntry entry, ResourceKey key) {
        keys.put(entry.index(), key);
        if (entry.fullUrl() == null) {
            return;
        }
        targets.put(entry.fullUrl(), key);
        Matcher restful = RESTFUL.matcher(entry.fullUrl());
        if (entry.method().equals("POST")
                && restful.matches()
                && restful.group(1).startsWith(entry.type() + "/")) {
            // A relative reference in an entry with an absolute URL means its neighbour.
            targets.put(restful.group(1), key);
        }
    }

    /** The version that a reference to a version of the entry means afterwards. */
    void placeVersion(BundleEntry entry, ResourceKey key, long version) {
        place(entry, key);
        versions.put(key, version);
    }

    /** The entry makes a new resource; so mean its twins. */
    void placeNew(BundleEntry entry, ResourceKey key) {
        placeVersion(entry, key, 1);
        twins.getOrDefault(entry.index(), List.of()).forEach(twin -> place(twin, key));
    }

    ResourceKey require(BundleEntry entry) {
        ResourceKey key = keys.get(entry.index());
        if (key == null) {
            throw new IllegalStateException("entry " + entry.index() + " was given no id");
        }
        return key;
    }

    /**
     * The earlier entry that creates what this one would create too: both have the same condition, and nothing matched it.
     * Null for the first.
     */
    @Nullable
    BundleEntry twin(BundleEntry entry) {
        String condition = condition(entry);
        BundleEntry first = condition == null ? null : conditions.putIfAbsent(condition, entry);
        if (first == null) {
            return null;
        }
        if (!entry.method().equals("POST") || !first.method().equals("POST")) {
            throw InteractionFault.malformed(
                    "The condition is that of entry " + first.index() + ": both would write the same resource.",
                    "الشرط هو شرط العنصر " + first.index() + " نفسه: كلاهما يكتب السجل نفسه.",
                    "http.url");
        }
        twins.computeIfAbsent(first.index(), unseen -> new ArrayList<>()).add(entry);
        return first;
    }

    /** What a reference to an entry becomes; null where it is to none. */
    @Nullable
    String find(String reference) {
        ResourceKey known = targets.get(reference);
        int history = known == null ? reference.indexOf(HISTORY) : -1;
        ResourceKey key = history < 0 ? known : targets.get(reference.substring(0, history));
        if (key == null || history < 0) {
            return key == null ? null : key.toString();
        }
        Long version = versions.get(key);
        return key + (version == null ? reference.substring(history) : HISTORY + version);
    }

    private static @Nullable String condition(BundleEntry entry) {
        String condition = entry.condition();
        return condition == null ? null : Condition.of(entry.type(), condition).spelled();
    }
}
