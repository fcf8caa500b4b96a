package org.usra.record.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.usra.record.commit.Elements;
import org.usra.record.document.ResourceDocument;
import org.usra.record.search.DocumentFilter;
import org.usra.record.search.QueryParameter;
import org.usra.record.topic.Topic;
import org.usra.record.topic.Topics;

/** Reads what a Subscription asks for, and refuses what is not offered: when it is written, and again before each turn. */
@Component
class ReadingTerms {

    private static final Pattern HEADER = Pattern.compile("([A-Za-z0-9!#$%&'*+.^_`|~-]+): ?([\\t\\x20-\\x7e]*)");

    /** The connection's own, and those that say what we send. */
    private static final Set<String> SET_BY_SERVER = Set.of(
            "connection",
            "content-length",
            "content-type",
            "content-encoding",
            "date",
            "expect",
            "from",
            "host",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "via",
            Signature.TIMESTAMP,
            Signature.HEADER);

    private final Topics topics;
    private final DocumentFilter filters;
    private final AllowedEndpoints endpoints;

    ReadingTerms(Topics topics, DocumentFilter filters, AllowedEndpoints endpoints) {
        this.topics = topics;
        this.filters = filters;
        this.endpoints = endpoints;
    }

    /** Whether it means to be one of ours: anything else the import scope may store, and nothing comes of it. */
    boolean isTopicBased(ResourceDocument subscription) {
        return topics.named(subscription.root().path("criteria").asText()).isPresent()
                || Elements.items(subscription.root().path("meta").path("profile"))
                        .anyMatch(profile -> profile.asText().equals(Backport.SUBSCRIPTION.url()));
    }

    Terms read(ResourceDocument subscription) {
        ObjectNode root = subscription.root();
        JsonNode channel = root.path("channel");
        String criteria = root.path("criteria").asText();
        Topic topic = topics.named(criteria).orElseThrow(() -> SubscriptionFault.topic(criteria));
        if (!channel.path("type").asText().equals("rest-hook")) {
            throw SubscriptionFault.channel(channel.path("type").asText());
        }
        URI endpoint = endpoints.allowed(channel.path("endpoint").asText());
        if (endpoint == null) {
            throw SubscriptionFault.endpoint();
        }
        String payload = channel.path("payload").asText("application/fhir+json");
        if (!payload.equals("application/fhir+json")) {
            throw SubscriptionFault.payload(payload);
        }
        Content content = Content.of(Backport.CONTENT
                        .of(channel.path("_payload"))
                        .path("valueCode")
                        .asText())
                .orElseThrow(SubscriptionFault::content);
        long heartbeat = number(channel, Backport.HEARTBEAT, "valueUnsignedInt", 10, 604_800, 0);
        return new Terms(
                topic,
                matches(topic, root.path("_criteria")),
                endpoint,
                content,
                headers(channel.path("header")),
                heartbeat == 0 ? null : Duration.ofSeconds(heartbeat),
                Duration.ofSeconds(number(channel, Backport.TIMEOUT, "valueUnsignedInt", 1, 60, 10)),
                (int) number(channel, Backport.MAX_COUNT, "valuePositiveInt", 1, 1000, 100),
                Elements.begins(root.path("end")));
    }

    private Predicate<ResourceDocument> matches(Topic topic, JsonNode criteria) {
        Predicate<ResourceDocument> all =
                filters.read(OwnHand.CALLER, topic.type(), QueryParameter.parse(topic.condition()));
        for (JsonNode extension : criteria.path("extension")) {
            if (extension.path("url").asText().equals(Backport.FILTER.url())) {
                all = all.and(filter(topic, extension.path("valueString").asText()));
            }
        }
        return all;
    }

    private Predicate<ResourceDocument> filter(Topic topic, String text) {
        int mark = text.indexOf('?');
        if (mark >= 0 && !text.substring(0, mark).equals(topic.type())) {
            throw SubscriptionFault.filter(text, topic.filters());
        }
        List<QueryParameter> parameters = QueryParameter.parse(text.substring(mark + 1));
        for (QueryParameter parameter : parameters) {
            String name = parameter.name().replaceFirst(":not$", "");
            if (!topic.filters().contains(name)) {
                throw SubscriptionFault.filter(parameter.name(), topic.filters());
            }
        }
        if (parameters.isEmpty()) {
            throw SubscriptionFault.filter(text, topic.filters());
        }
        return filters.read(OwnHand.CALLER, topic.type(), parameters);
    }

    private static List<String> headers(JsonNode given) {
        List<String> headers = new ArrayList<>();
        for (JsonNode line : given) {
            Matcher parts = HEADER.matcher(line.asText());
            if (!parts.matches() || SET_BY_SERVER.contains(parts.group(1).toLowerCase(Locale.ROOT))) {
                throw SubscriptionFault.header(line.asText().replaceFirst(":.*$", ""));
            }
            headers.add(parts.group(1));
            headers.add(parts.group(2));
        }
        return List.copyOf(headers);
    }

    private static long number(
            JsonNode channel, Backport extension, String value, long least, long most, long otherwise) {
        JsonNode found = extension.of(channel);
        if (found.isMissingNode()) {
            return otherwise;
        }
        long number = found.path(value).asLong(-1);
        if (number < least || number > most) {
            throw SubscriptionFault.number(extension.url().replaceFirst("^.*/", ""), least, most);
        }
        return number;
    }
}
