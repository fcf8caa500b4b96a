package org.usra.record.subscription;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.usra.record.document.ResourceDocument;
import org.usra.record.interaction.BundleWriter;
import org.usra.record.search.PublicAddress;
import org.usra.record.store.ResourceKey;
import org.usra.record.subscription.ShowingEvents.Shown;

/** A notification: a history Bundle that begins with the status as Parameters, and the foci where they are wanted. */
final class Notification {

    private Notification() {}

    /** What a status says of the Subscription; {@code fault} null while all is well. */
    record Said(
            String subscription,
            String topic,
            String status,
            String type,
            long events,
            @Nullable String fault) {}

    static byte[] bundle(Said said, List<Shown> shown, Content content, PublicAddress address, Instant at) {
        ObjectNode status = status(said, content == Content.EMPTY ? List.of() : shown);
        if (content == Content.EMPTY) {
            shown.forEach(one -> event(status, one, false));
        }
        String asked = address.of(new ResourceKey("Subscription", said.subscription())) + "/$status";
        BundleWriter bundle = new BundleWriter("history", at, Backport.NOTIFICATION.url())
                .entry(
                        "urn:uuid:" + status.path("id").asText(),
                        ResourceDocument.of(status).toBytes(),
                        request("GET", asked, "200"));
        if (content != Content.EMPTY) {
            for (Shown one : shown) {
                boolean whole = content == Content.FULL_RESOURCE && !one.row().deleted();
                bundle.entry(address.of(one.event().key()), whole ? one.row().bytes() : null, change(one.event()));
            }
        }
        return bundle.toBytes();
    }

    static ObjectNode status(Said said, List<Shown> shown) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("resourceType", "Parameters").put("id", UUID.randomUUID().toString());
        root.putObject("meta").putArray("profile").add(Backport.STATUS.url());
        ArrayNode parameters = root.putArray("parameter");
        named(parameters, "subscription")
                .putObject("valueReference")
                .put("reference", "Subscription/" + said.subscription());
        named(parameters, "topic").put("valueCanonical", said.topic());
        named(parameters, "status").put("valueCode", said.status());
        named(parameters, "type").put("valueCode", said.type());
        named(parameters, "events-since-subscription-start").put("valueString", Long.toString(said.events()));
        shown.forEach(one -> event(root, one, true));
        if (said.fault() != null) {
            named(parameters, "error").putObject("valueCodeableConcept").put("text", said.fault());
        }
        return root;
    }

    private static void event(ObjectNode status, Shown one, boolean focus) {
        ArrayNode parts =
                named(status.withArray("parameter"), "notification-event").putArray("part");
        named(parts, "event-number")
                .put("valueString", Long.toString(one.event().number()));
        named(parts, "timestamp").put("valueInstant", one.event().at().toString());
        if (focus) {
            named(parts, "focus")
                    .putObject("valueReference")
                    .put("reference", one.event().key().toString());
        }
    }

    private static ObjectNode named(ArrayNode parameters, String name) {
        return parameters.addObject().put("name", name);
    }

    private static String change(NumberedEvent event) {
        return switch (event.interaction()) {
            case "create" -> request("POST", event.key().type(), "201");
            case "delete" -> request("DELETE", event.key().toString(), "204");
            default -> request("PUT", event.key().toString(), "200");
        };
    }

    private static String request(String method, String url, String status) {
        return "\"request\":{\"method\":\"" + method + "\",\"url\":" + BundleWriter.quoted(url)
                + "},\"response\":{\"status\":\"" + status + "\"}";
    }
}
