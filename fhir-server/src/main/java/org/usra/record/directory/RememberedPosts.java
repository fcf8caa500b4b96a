package org.usra.record.directory;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The posts of logins that called a moment ago: a request need not ask the register each time.
 *
 * <p>A post that this process changes counts at once, one that another process changes (or whose time is over) within the
 * memory's few seconds. Proof: LosingAPostTest.
 */
@Component
public class RememberedPosts {

    private final Posts posts;
    private final Clock clock;
    private final Memory<String, List<Post>> memory = new Memory<>();

    RememberedPosts(Posts posts, Clock clock) {
        this.posts = posts;
        this.clock = clock;
    }

    /** The posts that this login holds. */
    public List<Post> heldBy(String subject) {
        return memory.of(subject, () -> List.copyOf(posts.heldBy(subject, clock.instant())));
    }

    /** The register has changed in the running transaction. */
    public void changed() {
        memory.forget();
    }
}
