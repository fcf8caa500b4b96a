package org.usra.record.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which versions of a history are meant; null where there is no limit.
 *
 * @param since made then or later
 * @param from current at this moment or at a later one; the newest version is current for ever
 * @param until current before this moment
 */
public record VersionWindow(
        @Nullable Instant since,
        @Nullable Instant from,
        @Nullable Instant until) {

    public static final VersionWindow ALL = new VersionWindow(null, null, null);
}
