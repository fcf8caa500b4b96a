package org.usra.launcher.killing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the writers asked of the record and what it answered. They die with nothing, so it may stay in memory. */
final class Ledger {

    /** What is known of a deed when its round is over. */
    enum Fate {
        /** Sent, and no answer came: it is there as a whole or not at all. */
        UNKNOWN,
        ACKNOWLEDGED,
        REFUSED
    }

    /** One version of one resource. */
    record Version(String type, String id, int number) {

        @Override
        public String toString() {
            return type + "/" + id + "/_history/" + number;
        }
    }

    /** What stands for the content of a deletion. */
    static final String DELETED = "deleted";

    /** @param content the hash of what was sent */
    record Kept(Version version, String content) {}

    /** One request that changes something: its mark stands in each of the resources that it writes. */
    private record Deed(int resources, Fate fate) {}

    private final Map<String, Deed> deeds = new TreeMap<>();
    private final Map<Version, String> kept = new HashMap<>();
    private final Set<Version> deletions = new HashSet<>();
    private final Map<String, Integer> reads = new HashMap<>();
    private final Map<String, String> once = new TreeMap<>();
    private int acknowledged;

    synchronized void ask(String mark, int resources) {
        deeds.put(mark, new Deed(resources, Fate.UNKNOWN));
    }

    synchronized void acknowledge(String mark, List<Kept> versions) {
        deeds.computeIfPresent(mark, (same, deed) -> new Deed(deed.resources(), Fate.ACKNOWLEDGED));
        versions.forEach(one -> kept.put(one.version(), one.content()));
        count();
    }

    synchronized void refuse(String mark) {
        deeds.computeIfPresent(mark, (same, deed) -> new Deed(deed.resources(), Fate.REFUSED));
    }

    /** A conditional create whose fate is not known may be sent again, and is there once. */
    synchronized void askOnce(String mark, String body) {
        once.put(mark, body);
    }

    synchronized Map<String, String> unansweredOnce() {
        Map<String, String> unanswered = new TreeMap<>(once);
        unanswered.keySet().removeIf(mark -> fate(mark) != Fate.UNKNOWN);
        return unanswered;
    }

    synchronized void askDeletion(Version version) {
        deletions.add(version);
    }

    synchronized void acknowledgeDeletion(Version version) {
        kept.put(version, DELETED);
        count();
    }

    synchronized void refuseDeletion(Version version) {
        deletions.remove(version);
    }

    synchronized void acknowledgeRead(String key) {
        reads.merge(key, 1, Integer::sum);
        count();
    }

    private void count() {
        acknowledged++;
        notifyAll();
    }

    synchronized int acknowledged() {
        return acknowledged;
    }

    /** Returns when so many answers have come, however long that takes, or when no writer is left who could get one. */
    synchronized void awaitAcknowledged(int wanted, List<Thread> writers) throws InterruptedException {
        while (acknowledged < wanted && writers.stream().anyMatch(Thread::isAlive)) {
            wait(1000);
        }
    }

    /** Null for a mark that nobody has sent. */
    synchronized @Nullable Fate fate(String mark) {
        Deed deed = deeds.get(mark);
        return deed == null ? null : deed.fate();
    }

    synchronized Map<String, Integer> sizes() {
        Map<String, Integer> sizes = new TreeMap<>();
        deeds.forEach((mark, deed) -> sizes.put(mark, deed.resources()));
        return sizes;
    }

    synchronized Map<Version, String> kept() {
        return new HashMap<>(kept);
    }

    synchronized boolean askedDeletion(Version version) {
        return deletions.contains(version);
    }

    synchronized Map<String, Integer> reads() {
        return new TreeMap<>(reads);
    }
}
