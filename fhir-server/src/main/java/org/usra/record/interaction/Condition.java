package org.usra.record.interaction;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Collectors;
import org.usra.record.index.Folding;
import org.usra.record.search.QueryParameter;
import org.usra.record.search.SearchFault;

/**
 * What chooses a resource instead of an id: a type, and the parameters of a search on it.
 *
 * <p>Parameters that only shape a result ({@code _count}, {@code _sort}, {@code _format}) choose nothing: a condition of
 * nothing else would mean every resource, and is refused.
 */
record Condition(String type, List<QueryParameter> criteria) {

    /** The query as it stands in an address, with or without its question mark, or in {@code If-None-Exist}. */
    static Condition of(String type, String query) {
        return of(type, QueryParameter.parse(query.startsWith("?") ? query.substring(1) : query));
    }

    static Condition of(String type, List<QueryParameter> query) {
        List<QueryParameter> criteria =
                query.stream().filter(QueryParameter::isCriterion).toList();
        if (criteria.isEmpty()) {
            throw SearchFault.value(
                    type,
                    "a condition names at least one parameter that chooses resources",
                    "الشرط يسمّي معاملًا واحدًا على الأقل يختار السجلات");
        }
        return new Condition(type, criteria);
    }

    /** The same for every spelling of the same parameters, in whatever order: of {@code |} and {@code %7C}, for one. */
    String spelled() {
        return criteria.stream()
                .map(criterion -> QueryParameter.encode(List.of(criterion)))
                .sorted()
                .distinct()
                .collect(Collectors.joining("&", type + "?", ""));
    }

    /** The same for conditions that can mean one resource by other capitals or another spelling of a name. */
    long lock() {
        String folded = criteria.stream()
                .map(criterion -> Folding.fold(criterion.name() + "=" + criterion.value()))
                .sorted()
                .distinct()
                .collect(Collectors.joining("&", type + "?", ""));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(folded.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
