package org.usra.record.subscription;

import java.time.Instant;
import org.usra.record.store.ResourceKey;

/** One event under the Subscription's own number. */
record NumberedEvent(long number, long seq, Instant at, String interaction, ResourceKey key, long version) {}
