package org.usra.record.replica;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What the standby is known to have: every write of this server up to a number. A place of the primary's log that is taken
 * after a write has ended lies behind it; once the standby has replayed up to there, it has the write.
 */
final class Progress {

    /** Writes so many had ended when the primary's log stood at this place. */
    private record Sample(long nanos, long writes, long place) {}

    private final long mostBehind;
    private final AtomicLong ended = new AtomicLong();
    private final Map<String, Long> lastOf = new ConcurrentHashMap<>();
    private final Deque<Sample> open = new ArrayDeque<>();
    private volatile @Nullable Sample reached;

    Progress(Duration mostBehind) {
        this.mostBehind = mostBehind.toNanos();
    }

    /** A write of this person has ended, well or badly. */
    void wrote(String subject) {
        // Counted first: a sample that is taken between the two says less than is true.
        lastOf.merge(subject, ended.incrementAndGet(), Math::max);
    }

    /** Whether the standby has what this person wrote here, and what anybody wrote a while ago. */
    boolean serves(String subject, long now) {
        Sample known = reached;
        return known != null && now - known.nanos <= mostBehind && lastOf.getOrDefault(subject, 0L) <= known.writes;
    }

    /** How many writes have ended; to be asked before the primary's place is. */
    long ended() {
        return ended.get();
    }

    /** One round of asking both. */
    synchronized void sampled(long nanos, long writes, long primary, long standby) {
        open.addLast(new Sample(nanos, writes, primary));
        while (!open.isEmpty() && open.getFirst().place <= standby) {
            reached = open.removeFirst();
        }
        if (open.size() > 1_000) {
            open.removeFirst();
        }
        Sample known = reached;
        if (known != null) {
            lastOf.values().removeIf(last -> last <= known.writes);
        }
    }

    /** One of the two does not answer: nothing is known any more. */
    synchronized void lost() {
        reached = null;
        open.clear();
    }

    boolean isKnown(long now) {
        Sample known = reached;
        return known != null && now - known.nanos <= mostBehind;
    }
}
