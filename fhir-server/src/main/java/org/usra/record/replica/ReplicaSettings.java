package org.usra.record.replica;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The standby that reads may go to.
 *
 * @param url of a streaming replica of the same cluster; empty for none
 * @param username the primary's where it is left out
 * @param password the primary's where it is left out
 * @param everyRead whether reads go there without asking; else those with {@code X-Usra-Replica: allow}
 * @param mostBehind what was committed longer ago is seen by every read
 * @param every how often it is asked how far it is
 */
@ConfigurationProperties("usra.read-replica")
record ReplicaSettings(
        @DefaultValue("") String url,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("false") boolean everyRead,
        @DefaultValue("2s") Duration mostBehind,
        @DefaultValue("200ms") Duration every) {}
