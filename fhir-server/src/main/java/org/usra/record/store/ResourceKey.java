package org.usra.record.store;

/** Which resource, whatever its version: {@code Patient/7}. */
public record ResourceKey(String type, String id) implements Comparable<ResourceKey> {

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
