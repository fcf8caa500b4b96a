package org.usra.record.event;

import java.time.Instant;

/** One change of one resource, as subscribers learn of it. */
public record RecordEvent(long seq, Instant at, String interaction, String type, String id, long version) {}
