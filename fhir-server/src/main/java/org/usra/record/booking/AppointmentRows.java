package org.usra.record.booking;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.commit.Change;
import org.usra.record.commit.Derivation;
import org.usra.record.commit.Elements;
import org.usra.record.commit.Ties;
import org.usra.record.directory.Posts;
import org.usra.record.rulebook.RuleBook;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** An Appointment holds its slots while it stands, and opens the patient's record to where it is. */
@Component
class AppointmentRows implements Derivation {

    private static final Set<String> STANDING = Set.of("pending", "booked", "arrived", "checked-in", "fulfilled");
    private static final Set<String> AWAITED = Set.of("pending", "booked", "arrived", "checked-in");

    private final SlotPlaces places;
    private final Ties ties;
    private final Posts posts;
    private final RuleBook rules;

    AppointmentRows(SlotPlaces places, Ties ties, Posts posts, RuleBook rules) {
        this.places = places;
        this.ties = ties;
        this.posts = posts;
        this.rules = rules;
    }

    @Override
    public Set<String> types() {
        return Set.of("Appointment");
    }

    @Override
    public void withdraw(Change change) {
        places.release(change.id());
        ties.unrelate("Appointment/" + change.id());
    }

    @Override
    public void derive(Change change) {
        JsonNode root = Elements.root(change.after());
        String status = root.path("status").asText();
        if (STANDING.contains(status)) {
            List<String> slots = Elements.references(root.path("slot"), "Slot");
            for (int i = 0; i < slots.size(); i++) {
                if (!places.take(slots.get(i), change.id(), heldUntil(root, status, change.at()), change.at())) {
                    throw new Refused(
                            RefusalKind.CONFLICT,
                            taken(slots.get(i), change.at()).at("Appointment.slot[" + i + "]"));
                }
            }
        }
        if (AWAITED.contains(status)) {
            relate(change, root);
        }
    }

    private @Nullable Instant heldUntil(JsonNode root, String status, Instant now) {
        if (!status.equals("pending")) {
            return null;
        }
        Instant stated = Elements.begins(Elements.extension(root, "held-until").path("valueInstant"));
        return stated == null ? now.plus(rules.duration("slot.hold.minutes", now)) : stated;
    }

    private void relate(Change change, JsonNode root) {
        List<JsonNode> actors = Elements.items(root.path("participant"))
                .map(participant -> participant.path("actor"))
                .toList();
        for (JsonNode patient : actors) {
            Elements.reference(patient, "Patient")
                    .ifPresent(id -> actors.stream()
                            .flatMap(actor -> Elements.reference(actor, "HealthcareService").stream())
                            .flatMap(service -> posts.providerOf(service).stream())
                            .distinct()
                            .forEach(organization -> ties.relate(
                                    "Appointment/" + change.id(), id, organization, "appointment", change.at(), null)));
        }
    }

    private Refusal taken(String slot, Instant now) {
        List<String> next = places.nextFree(slot, now, 3);
        String list = String.join(", ", next.stream().map(id -> "Slot/" + id).toList());
        return new Refusal(
                "slot-taken",
                "سبقك غيرك إلى هذا الموعد. اختر موعدًا آخر" + (next.isEmpty() ? "." : "، أقربها: " + list + "."),
                "Somebody else took this slot. Choose another one"
                        + (next.isEmpty() ? "." : ", the next: " + list + "."));
    }
}
