package org.usra.record.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.commit.Change;
import org.usra.record.commit.Derivation;
import org.usra.record.commit.Elements;
import org.usra.record.commit.Ties;
import org.usra.record.directory.Facilities;

/** An Encounter opens the patient's record to the facility where it is, until it ends. */
@Component
class StayRows implements Derivation {

    private final Ties ties;
    private final Facilities facilities;

    StayRows(Ties ties, Facilities facilities) {
        this.ties = ties;
        this.facilities = facilities;
    }

    @Override
    public Set<String> types() {
        return Set.of("Encounter");
    }

    @Override
    public void withdraw(Change change) {
        ties.unrelate("Encounter/" + change.id());
    }

    @Override
    public void derive(Change change) {
        JsonNode root = Elements.root(change.after());
        Optional<String> patient = Elements.reference(root.path("subject"), "Patient");
        Optional<String> provider = Elements.reference(root.path("serviceProvider"), "Organization");
        if (patient.isEmpty() || provider.isEmpty()) {
            return;
        }
        Instant start = Elements.begins(root.path("period").path("start"));
        Instant opened = start == null ? change.at() : start;
        // A department's Encounter is its hospital's.
        String facility = facilities
                .of(provider.get(), change.at())
                .map(Facilities.Facility::id)
                .orElse(provider.get());
        ties.relate("Encounter/" + change.id(), patient.get(), facility, "encounter", opened, closed(change, root));
    }

    private static @Nullable Instant closed(Change change, JsonNode root) {
        boolean over = switch (root.path("status").asText()) {
            case "finished", "cancelled", "entered-in-error" -> true;
            default -> false;
        };
        Instant end = Elements.isOver(root.path("period").path("end"));
        return end == null && over ? change.at() : end;
    }
}
