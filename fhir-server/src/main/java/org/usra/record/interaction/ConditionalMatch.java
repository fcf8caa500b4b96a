package org.usra.record.interaction;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.search.MatchingResources;
import org.usra.record.store.ResourceKey;

/** Finds the one resource that conditions mean; of several writers with the same conditions one goes first. */
@Component
class ConditionalMatch {

    private final MatchingResources matching;
    private final JdbcClient jdbc;

    ConditionalMatch(MatchingResources matching, JdbcClient jdbc) {
        this.matching = matching;
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

    List<ResourceKey> first(Caller caller, Condition condition, int limit) {
        return matching.first(caller, condition.type(), condition.criteria(), limit);
    }
}
