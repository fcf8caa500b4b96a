package org.usra.record.subscription;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where notifications may go, and how patiently.
 *
 * @param deliver whether this process delivers; any number of them may
 * @param every how often it looks for something to deliver
 * @param endpoints what addresses may begin with, as {@link AllowedEndpoints} reads them; none by default
 * @param retryAtMost the longest pause between two attempts at a receiver that is down
 * @param keep how long delivered events can still be asked for by {@code $events}
 */
@ConfigurationProperties("usra.subscription")
record SubscriptionSettings(
        @DefaultValue("true") boolean deliver,
        @DefaultValue("1s") Duration every,
        @DefaultValue List<String> endpoints,
        @DefaultValue("15m") Duration retryAtMost,
        @DefaultValue("30d") Duration keep) {}
