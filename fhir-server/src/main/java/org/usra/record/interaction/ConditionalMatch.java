package org.usra.record.interaction;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.search.MatchingResources;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.ResourceStore;

/** Finds the resources that conditions mean; of several writers with the same conditions one goes first. */
@Component
class ConditionalMatch {

    private final MatchingResources matching;
    private final ResourceStore store;
    private final AccessPolicy access;
    private final JdbcClient jdbc;

    ConditionalMatch(MatchingResources matching, ResourceStore store, AccessPolicy access, JdbcClient jdbc) {
        this.matching = matching;
        this.store = store;
        this.access = access;
        this.jdbc = jdbc;
    }

    /** Holds back every other transaction with one of these conditions until this one ends. */
    void takeTurn(Collection<Condition> conditions) {
        if (conditions.isEmpty()) {
            return;
        }
        // Sorted, so that two transactions with the same conditions never wait for each other.
        Long[] locks =
                conditions.stream().map(Condition::lock).distinct().sorted().toArray(Long[]::new);
        jdbc.sql("select pg_advisory_xact_lock(h) from unnest(?::bigint[]) h")
                .param(locks)
                .query(row -> {});
    }

    /** Empty when nothing matches that the caller may see; refused when several do. */
    Optional<ResourceKey> one(Caller caller, Condition condition) {
        List<ResourceKey> found = first(caller, condition, 2);
        if (found.size() > 1) {
            throw InteractionFault.severalMatches();
        }
        return found.stream().findFirst();
    }

    /** What a delete by condition deletes: all matches, or refused. */
    List<Intent.Delete> deleted(Caller caller, ConditionalDelete asked, Precondition precondition) {
        List<ResourceKey> found = locked(caller, asked);
        if (found.isEmpty()) {
            precondition.require(asked.condition().type(), null);
        }
        return found.stream()
                .map(key -> new Intent.Delete(key, precondition, true))
                .toList();
    }

    /** Asked again once they are locked: what somebody changed meanwhile may match no longer, and stays. */
    private List<ResourceKey> locked(Caller caller, ConditionalDelete asked) {
        List<ResourceKey> found = matches(caller, asked);
        if (found.isEmpty()) {
            return found;
        }
        store.lock(found, type -> access.visible(caller, type, Interaction.DELETE));
        List<ResourceKey> still = matches(caller, asked);
        if (!new HashSet<>(found).containsAll(still)) {
            throw OneTransaction.collided();
        }
        return still;
    }

    private List<ResourceKey> matches(Caller caller, ConditionalDelete asked) {
        List<ResourceKey> found = first(caller, asked.condition(), asked.most() + 1);
        if (found.size() > asked.most()) {
            throw InteractionFault.moreThan(asked.most());
        }
        return found;
    }

    List<ResourceKey> first(Caller caller, Condition condition, int limit) {
        return matching.first(caller, condition.type(), condition.criteria(), limit);
    }
}
