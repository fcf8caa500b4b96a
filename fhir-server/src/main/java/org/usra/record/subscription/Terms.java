package org.usra.record.subscription;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.usra.record.document.ResourceDocument;
import org.usra.record.topic.Topic;

/**
 * What a Subscription asks for, read and permitted.
 *
 * @param matches the topic's condition and the Subscription's own filters
 * @param headers name and value by turns, as they are sent
 * @param heartbeat null where none is wanted
 * @param most events in one notification
 */
record Terms(
        Topic topic,
        Predicate<ResourceDocument> matches,
        URI endpoint,
        Content content,
        List<String> headers,
        @Nullable Duration heartbeat,
        Duration timeout,
        int most,
        @Nullable Instant end) {}
