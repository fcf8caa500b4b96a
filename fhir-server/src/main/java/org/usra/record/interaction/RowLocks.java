package org.usra.record.interaction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.event.EventOrder;
import org.usra.record.interaction.Writing.RefusedIntent;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.ResourceStore;
import org.usra.record.store.StoredResource;
import org.usra.rules.refusal.Refused;

/** The rows that intents are about, locked until the transaction ends, as far as the caller may change them. */
@Component
class RowLocks {

    private final ResourceStore store;
    private final AccessPolicy access;
    private final EventOrder order;

    RowLocks(ResourceStore store, AccessPolicy access, EventOrder order) {
        this.store = store;
        this.access = access;
        this.order = order;
    }

    /**
     * Takes the row locks of these intents; those of a resource that is locked already cost a look.
     *
     * @throws RefusedIntent when the caller has no right to one of them
     */
    Map<ResourceKey, StoredResource> take(Caller caller, List<? extends Intent> intents) {
        Map<Interaction, List<ResourceKey>> keys = new LinkedHashMap<>();
        for (int i = 0; i < intents.size(); i++) {
            Intent intent = intents.get(i);
            Interaction interaction = interaction(intent);
            requirePermitted(caller, i, intent.key().type(), interaction);
            if (interaction != Interaction.CREATE) {
                keys.computeIfAbsent(interaction, unseen -> new ArrayList<>()).add(intent.key());
            }
        }
        Map<ResourceKey, StoredResource> rows = new LinkedHashMap<>();
        keys.forEach((interaction, locked) ->
                rows.putAll(store.lock(locked, type -> access.visible(caller, type, interaction))));
        return rows;
    }

    private void requirePermitted(Caller caller, int intent, String type, Interaction interaction) {
        try {
            access.requirePermitted(caller, type, interaction);
        } catch (Refused refused) {
            throw new RefusedIntent(intent, refused);
        }
    }

    /** As {@link #take}, for a transaction that locks several resources; begun anew where its events would stand wrong. */
    Map<ResourceKey, StoredResource> takeInOrder(Caller caller, List<? extends Intent> intents) {
        Map<ResourceKey, StoredResource> rows = take(caller, intents);
        if (!rows.isEmpty() && order.isOvertaken(rows.values())) {
            throw new OneTransaction.Overtaken();
        }
        return rows;
    }

    private static Interaction interaction(Intent intent) {
        return switch (intent) {
            case Intent.Create create -> Interaction.CREATE;
            case Intent.Bring bring -> Interaction.UPDATE;
            case Intent.Update update -> Interaction.UPDATE;
            case Intent.Patch patch -> Interaction.PATCH;
            case Intent.Delete delete -> Interaction.DELETE;
        };
    }

    /** Who may see it but not change it is told so; to everybody else it does not exist. */
    void requireInvisible(Caller caller, ResourceKey key) {
        if (access.permits(caller, key.type(), Interaction.READ)
                && store.current(key, access.visible(caller, key.type(), Interaction.READ))
                        .filter(row -> !row.deleted())
                        .isPresent()) {
            throw InteractionFault.readOnly();
        }
    }
}
