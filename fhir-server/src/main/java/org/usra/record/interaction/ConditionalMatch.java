package org.usra.record.interaction;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.search.MatchingResources;
import org.usra.record.search.QueryParameter;
import org.usra.record.search.SearchFault;
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
    void takeTurn(Collection<String> conditions) {
        if (conditions.isEmpty()) {
            return;
        }
        // Sorted, so that two transactions with the same conditions never wait for each other.
        Long[] locks = conditions.stream()
                .map(ConditionalMatch::hash)
                .distinct()
                .sorted()
                .toArray(Long[]::new);
        jdbc.sql("select pg_advisory_xact_lock(h) from unnest(?::bigint[]) h")
                .param(locks)
                .query(row -> {});
    }

    /** Empty when nothing matches that the caller may see; refused when several do. */
    Optional<ResourceKey> one(Caller caller, String type, String query) {
        List<ResourceKey> found = first(caller, type, parameters(type, query), 2);
        if (found.size() > 1) {
            throw InteractionFault.severalMatches();
        }
        return found.stream().findFirst();
    }

    List<ResourceKey> first(Caller caller, String type, List<QueryParameter> parameters, int limit) {
        return matching.first(caller, type, parameters, limit);
    }

    static List<QueryParameter> parameters(String type, String query) {
        List<QueryParameter> parameters = QueryParameter.parse(query.startsWith("?") ? query.substring(1) : query);
        if (!MatchingResources.selects(parameters)) {
            throw SearchFault.value(type, "a condition names at least one parameter");
        }
        return parameters;
    }

    private static long hash(String condition) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(condition.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
