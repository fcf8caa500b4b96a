package org.usra.record.topic;

import java.util.List;
import java.util.Set;
import org.usra.record.event.RecordEvent;
import org.usra.rules.naming.Canonical;

/**
 * One subject that systems can subscribe to: changes of one resource type that fulfil a condition.
 *
 * @param interactions of {@code create update delete}
 * @param condition a search of the type that the changed resource must match; empty where every one counts
 * @param filters the search parameters that a Subscription may narrow it by
 */
public record Topic(
        String name, String type, Set<String> interactions, String condition, List<String> filters, String title) {

    /** Its canonical URL: what stands in {@code Subscription.criteria}. */
    public String url() {
        return Canonical.BASE + "/SubscriptionTopic/" + name;
    }

    /** Whether a change can be an event of the topic at all; the condition is for the document to answer. */
    public boolean concerns(RecordEvent event) {
        return type.equals(event.type()) && interactions.contains(event.interaction());
    }
}
