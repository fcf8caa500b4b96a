package org.usra.record.store;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.springframework.stereotype.Component;

/**
 * Ids that the server makes: UUIDs of version 7 whose nine low bits are the bucket, so that a bare {@code GET
 * Observation/[id]} finds its row without asking every partition.
 */
@Component
public class ResourceIds {

    public static final int BUCKETS = 512;

    private static final Pattern VERSION_SEVEN =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** Milliseconds and, in the twelve low bits, a counter within them: ids of one node rise strictly. */
    private final AtomicLong last = new AtomicLong();

    ResourceIds(Clock clock) {
        this.clock = clock;
    }

    /** A new id that lives in this bucket. */
    public String next(short bucket) {
        long tick = last.updateAndGet(previous -> Math.max(previous + 1, clock.millis() << 12));
        long high = (tick >>> 12 << 16) | 0x7000L | (tick & 0xfff);
        long low = Long.MIN_VALUE | (random.nextLong() >>> 2 & ~0x1ffL) | bucket;
        return new UUID(high, low).toString();
    }

    /** A new id in a bucket of its own choice. */
    public String next() {
        return next((short) random.nextInt(BUCKETS));
    }

    /** The bucket that an id of version 7 contains, whoever made it; empty for any other id. */
    public static OptionalInt contained(String id) {
        return id.length() == 36 && VERSION_SEVEN.matcher(id).matches()
                ? OptionalInt.of(Integer.parseInt(id, 33, 36, 16) & 0x1ff)
                : OptionalInt.empty();
    }

    /** The bucket of a Patient, and of everything without a patient: contained in the id, or a hash of it. */
    public static short own(String id) {
        CRC32C hash = new CRC32C();
        hash.update(id.getBytes(StandardCharsets.UTF_8));
        return (short) contained(id).orElse((int) (hash.getValue() % BUCKETS));
    }
}
