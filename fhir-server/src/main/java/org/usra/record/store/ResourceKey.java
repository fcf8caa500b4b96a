package org.usra.record.store;

/** Which resource, whatever its version: {@code Patient/7}. */
public record ResourceKey(String type, String id) implements Comparable<ResourceKey> {

    /** From a relative reference without a version: {@code Patient/7}. */
    public static ResourceKey of(String reference) {
        int slash = reference.indexOf('/');
        return new ResourceKey(reference.substring(0, slash), reference.substring(slash + 1));
    }

    @Override
    public int compareTo(ResourceKey other) {
        int byType = type.compareTo(other.type);
        return byType == 0 ? id.compareTo(other.id) : byType;
    }

    /** As a relative reference. */
    @Override
    public String toString() {
        return type + "/" + id;
    }
}
