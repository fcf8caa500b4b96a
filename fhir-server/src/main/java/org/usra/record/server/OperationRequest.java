package org.usra.record.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usra.record.access.Caller;
import org.usra.record.document.ResourceDocument;

/**
 * One call of an {@link Operation}.
 *
 * @param type the resource type in the path, empty at system level
 * @param id the instance, null above that level
 * @param query the parameters of the URL (and of a form body) in their order
 * @param body the resource that was sent, a Parameters or another; null when there was none
 * @param ifMatch the version in {@code If-Match}, null when the header is absent
 * @param idempotencyKey the header of that name
 * @param address path and query below the base, as it was asked
 * @param headers by lower-case name
 */
public record OperationRequest(
        Caller caller,
        String type,
        @Nullable String id,
        Map<String, List<String>> query,
        @Nullable ResourceDocument body,
        @Nullable Long ifMatch,
        @Nullable String idempotencyKey,
        String address,
        Map<String, String> headers) {

    /** The first value of a query parameter. */
    public Optional<String> first(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }
}
