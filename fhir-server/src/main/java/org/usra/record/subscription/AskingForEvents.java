package org.usra.record.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.commit.Change;
import org.usra.record.commit.Elements;
import org.usra.record.commit.WriterRule;
import org.usra.record.document.ResourceDocument;
import org.usra.record.event.EventLog;
import org.usra.rules.naming.Canonical;

/**
 * A Subscription is written, changed or deleted by who wants the events: judges what it asks for, takes its secret out of
 * the document, and sets status and owner. Status is the server's; a client may ask for {@code requested} and {@code off}.
 */
@Component
class AskingForEvents implements WriterRule {

    private static final String SECRET = Canonical.structure("subscription-secret");
    private static final String OWNER = Canonical.structure("subscription-owner");
    private static final int SHORTEST = 32;
    private static final int LONGEST = 512;

    private final ReadingTerms reading;
    private final Deliveries deliveries;
    private final Secrets secrets;
    private final EventLog events;
    private final AccessPolicy access;

    AskingForEvents(
            ReadingTerms reading, Deliveries deliveries, Secrets secrets, EventLog events, AccessPolicy access) {
        this.reading = reading;
        this.deliveries = deliveries;
        this.secrets = secrets;
        this.events = events;
        this.access = access;
    }

    @Override
    public void judge(Caller caller, Change change) {
        if (!change.type().equals("Subscription") || caller == OwnHand.CALLER) {
            return;
        }
        ResourceDocument after = change.after();
        String secret = after == null ? null : takeSecret(after.root());
        if (after == null || caller.imports() && !reading.isTopicBased(after)) {
            deliveries.forget(change.id());
            return;
        }
        Terms terms = reading.read(after);
        access.requirePermitted(caller, terms.topic().type(), Interaction.READ);
        boolean known = change.before() != null && deliveries.find(change.id()).isPresent();
        setOwner(after.root(), known ? owner(Elements.root(change.before())) : organization(caller));
        String status = known ? next(Elements.root(change.before()), after.root()) : first(after.root());
        after.root().put("status", status);
        after.root().remove("error");
        // What commits from now on is an event; a transaction that is still running may hold one too.
        deliveries.agree(change.id(), status, terms.end(), events.horizon() - 1, caller);
        if (secret != null) {
            secrets.keep(change.id(), secret);
        }
    }

    private static String first(ObjectNode after) {
        return after.path("status").asText().equals("off") ? "off" : "requested";
    }

    /** What is sent back as it was read goes on; everything else is asked for anew. */
    private static String next(JsonNode before, ObjectNode after) {
        String was = before.path("status").asText();
        boolean same = after.path("status").asText().equals(was)
                && before.path("criteria").equals(after.path("criteria"))
                && before.path("_criteria").equals(after.path("_criteria"))
                && before.path("channel").equals(after.path("channel"));
        return same ? was : first(after);
    }

    /** Out of the one place where it belongs; anywhere else it would be stored for all to read. */
    private static @Nullable String takeSecret(ObjectNode root) {
        JsonNode secret = null;
        if (root.get("channel") instanceof ObjectNode channel
                && channel.get("extension") instanceof ArrayNode extensions) {
            for (Iterator<JsonNode> each = extensions.iterator(); each.hasNext(); ) {
                JsonNode extension = each.next();
                if (extension.path("url").asText().equals(SECRET)) {
                    secret = extension.path("valueString");
                    each.remove();
                }
            }
            if (extensions.isEmpty()) {
                channel.remove("extension");
            }
        }
        int length = secret == null ? SHORTEST : secret.asText().length();
        if (length < SHORTEST || length > LONGEST || root.toString().contains(SECRET)) {
            throw SubscriptionFault.secret(SHORTEST, LONGEST);
        }
        return secret == null ? null : secret.asText();
    }

    private static String organization(Caller caller) {
        return caller.organizations().stream().sorted().findFirst().orElse("");
    }

    private static String owner(JsonNode before) {
        return Elements.reference(
                        Elements.extension(before, "subscription-owner").path("valueReference"), "Organization")
                .orElse("");
    }

    /** By this access goes: the organisation sees and changes its own. */
    private static void setOwner(ObjectNode root, String organization) {
        if (root.get("extension") instanceof ArrayNode extensions) {
            for (Iterator<JsonNode> each = extensions.iterator(); each.hasNext(); ) {
                if (each.next().path("url").asText().equals(OWNER)) {
                    each.remove();
                }
            }
            if (extensions.isEmpty()) {
                root.remove("extension");
            }
        }
        if (!organization.isEmpty()) {
            root.withArray("extension")
                    .addObject()
                    .put("url", OWNER)
                    .putObject("valueReference")
                    .put("reference", "Organization/" + organization);
        }
    }
}
