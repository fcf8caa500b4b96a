package org.usra.record.booking;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.usra.record.commit.Change;
import org.usra.record.commit.Derivation;
import org.usra.record.commit.Elements;

/** One place for each Slot. */
@Component
class SlotRows implements Derivation {

    private final SlotPlaces places;

    SlotRows(SlotPlaces places) {
        this.places = places;
    }

    @Override
    public Set<String> types() {
        return Set.of("Slot");
    }

    /** The holder belongs to an Appointment and outlives the Slot; a deleted Slot is offered to nobody. */
    @Override
    public void withdraw(Change change) {
        if (change.after() == null) {
            places.close(change.id());
        }
    }

    @Override
    public void derive(Change change) {
        JsonNode root = Elements.root(change.after());
        places.enter(
                change.id(),
                Elements.reference(root.path("schedule"), "Schedule").orElse(null),
                Elements.begins(root.path("start")),
                Elements.begins(root.path("end")));
    }
}
