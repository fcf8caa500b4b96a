package org.usra.record.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.usra.record.access.Caller;

/**
 * How far a Subscription has come.
 *
 * @param greeted its receiver has answered the handshake
 * @param seen the number in the outbox up to which events have been looked at
 * @param numbered the last of its own event numbers
 * @param acknowledged the last that the receiver has answered for
 * @param attempts that failed since the last that did not
 * @param owner who asked for it, as they were then
 */
record Delivery(
        String id,
        String status,
        boolean greeted,
        long seen,
        long numbered,
        long acknowledged,
        int attempts,
        @Nullable Instant heartbeatAt,
        @Nullable String fault,
        Caller owner) {}
