package org.usra.record.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usra.record.store.StoredResource;

/**
 * One page of a search.
 *
 * @param next the signed cursor of the next page, null on the last one
 * @param total all matches that this caller may see; null where it was not asked for and not at hand
 */
public record SearchPage(
        List<StoredResource> matches,
        List<StoredResource> included,
        @Nullable String next,
        @Nullable String previous,
        @Nullable Long total) {}
