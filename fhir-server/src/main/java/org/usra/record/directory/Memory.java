package org.usra.record.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Answers of a register that were given a moment ago.
 *
 * <p>What this process changes counts at once: for the transaction that changes it from then on, for all others with its
 * commit. What another process changes counts within a few seconds.
 */
final class Memory<Q, A> {

    private static final Duration SPAN = Duration.ofSeconds(5);

    private record Question<Q>(long edition, Q asked) {}

    private final Cache<Question<Q>, A> answers =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(SPAN).build();

    /** Rises with each change, so that an answer which was read before the change is never found after it. */
    private final AtomicLong edition = new AtomicLong();

    A of(Q asked, Supplier<A> register) {
        if (isChangedHere()) {
            return register.get();
        }
        Question<Q> question = new Question<>(edition.get(), asked);
        A known = answers.getIfPresent(question);
        if (known == null) {
            known = register.get();
            answers.put(question, known);
        }
        return known;
    }

    /** The register has changed in the running transaction. */
    void forget() {
        if (!isChangedHere()) {
            TransactionSynchronizationManager.registerSynchronization(new Change(this));
        }
    }

    private boolean isChangedHere() {
        return TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.getSynchronizations().stream()
                        .anyMatch(each -> each instanceof Change change && change.of == this);
    }

    private record Change(Memory<?, ?> of) implements TransactionSynchronization {

        @Override
        public void afterCommit() {
            of.edition.incrementAndGet();
        }
    }
}
