package org.usra.record.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The posts of logins that called a moment ago: a request need not ask the register each time.
 *
 * <p>A post that this process changes counts at once, one that another process changes (or whose time is over) within the
 * memory's few seconds. Proof: LosingAPostTest.
 */
@Component
public class RememberedPosts {

    private static final Duration MEMORY = Duration.ofSeconds(5);

    private record Question(long edition, String subject) {}

    private final Posts posts;
    private final Clock clock;
    private final Cache<Question, List<Post>> answers;

    /** Rises with each change, so that an answer which was read before the change is never found after it. */
    private final AtomicLong edition = new AtomicLong();

    RememberedPosts(Posts posts, Clock clock) {
        this.posts = posts;
        this.clock = clock;
        this.answers = Caffeine.newBuilder()
                .maximumSize(20_000)
                .expireAfterWrite(MEMORY)
                .build();
    }

    /** The posts that this login holds. */
    public List<Post> heldBy(String subject) {
        Question question = new Question(edition.get(), subject);
        List<Post> known = answers.getIfPresent(question);
        if (known == null) {
            known = List.copyOf(posts.heldBy(subject, clock.instant()));
            answers.put(question, known);
        }
        return known;
    }

    /** The register has changed in the running transaction: what was remembered ends with its commit. */
    public void changed() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                edition.incrementAndGet();
            }
        });
    }
}
