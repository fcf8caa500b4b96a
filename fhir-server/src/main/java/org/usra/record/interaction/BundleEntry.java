package org.usra.record.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usra.record.document.ResourceDocument;
import org.usra.record.search.PublicAddress;
import org.usra.record.search.QueryParameter;
import org.usra.record.store.ResourceKey;
import org.usra.rules.refusal.Refused;

/**
 * One entry of a batch or transaction, as it was sent.
 *
 * @param path of its {@link EntryAddress}
 * @param query of its {@link EntryAddress}, null where there is none
 */
record BundleEntry(
        int index,
        @Nullable String fullUrl,
        String method,
        List<String> path,
        @Nullable String query,
        Map<String, String> headers,
        @Nullable ResourceDocument resource) {

    private static final Map<String, String> CONDITIONS = Map.of(
            "ifMatch", "if-match",
            "ifNoneMatch", "if-none-match",
            "ifModifiedSince", "if-modified-since",
            "ifNoneExist", "if-none-exist");

    static List<BundleEntry> of(ResourceDocument bundle, PublicAddress address) {
        List<BundleEntry> entries = new ArrayList<>();
        for (JsonNode entry : nodes(bundle)) {
            entries.add(of(entries.size(), entry, address));
        }
        return entries;
    }

    /** The entries as they stand, unread. */
    static Iterable<JsonNode> nodes(ResourceDocument bundle) {
        JsonNode entries = bundle.root().path("entry");
        if (!entries.isMissingNode() && !entries.isArray()) {
            throw InteractionFault.malformed("entry is a list of entries.", "الحقل entry قائمة عناصر.", "Bundle.entry");
        }
        return entries;
    }

    static BundleEntry of(int index, JsonNode entry, PublicAddress address) {
        JsonNode request = entry.path("request");
        String method = text(request, "method", index, "request.method");
        String url = text(request, "url", index, "request.url");
        if (method == null || url == null) {
            throw InteractionFault.malformed(
                    "Entry " + index + " has no request with a method and a url.",
                    "العنصر " + index + " بلا request فيه method وurl.",
                    "Bundle.entry[" + index + "].request");
        }
        EntryAddress local = EntryAddress.of(url, index, address);
        Map<String, String> headers = new HashMap<>();
        CONDITIONS.forEach((member, header) -> {
            String condition = text(request, member, index, "request." + member);
            if (condition != null) {
                headers.put(header, condition);
            }
        });
        return new BundleEntry(
                index,
                text(entry, "fullUrl", index, "fullUrl"),
                method,
                local.path(),
                local.query(),
                headers,
                resource(entry, index));
    }

    /** A precondition that is not read would be a precondition that does not hold: another type than text is a fault. */
    private static @Nullable String text(JsonNode parent, String member, int index, String element) {
        JsonNode node = parent.path(member);
        if (!node.isMissingNode() && !node.isTextual()) {
            throw wrongType(index, element, "a text", "نصًّا");
        }
        return node.isMissingNode() ? null : node.textValue();
    }

    private static @Nullable ResourceDocument resource(JsonNode entry, int index) {
        JsonNode node = entry.path("resource");
        if (!node.isMissingNode() && !node.isObject()) {
            throw wrongType(index, "resource", "a resource", "موردًا");
        }
        return node instanceof ObjectNode object ? ResourceDocument.of(object) : null;
    }

    private static Refused wrongType(int index, String element, String english, String arabic) {
        return InteractionFault.malformed(
                element + " of entry " + index + " is not " + english + ".",
                "ليس " + element + " في العنصر " + index + " " + arabic + ".",
                "Bundle.entry[" + index + "]." + element);
    }

    /** The same as a request of its own, with the preferences of the whole. */
    Request request(Request outer) {
        Map<String, String> all = new HashMap<>(headers);
        outer.header("prefer").ifPresent(prefer -> all.put("prefer", prefer));
        return new Request(outer.caller(), method, path, QueryParameter.parse(query), all, resource);
    }

    /** {@code POST Type/$name} and the like; asked by GET it is a read like others. */
    boolean isOperation() {
        return method.equals("POST") && !path.isEmpty() && path.getLast().startsWith("$");
    }

    boolean isSearch() {
        return method.equals("POST") && !path.isEmpty() && path.getLast().equals("_search");
    }

    /** Whether it changes a resource that may be there already. */
    boolean isOfWhatIsThere() {
        return method.equals("PUT") || method.equals("PATCH") || method.equals("DELETE");
    }

    /** What it asks for is the resource of its answer; what it writes comes only where the client prefers so. */
    boolean isReading() {
        return method.equals("GET") || method.equals("HEAD") || isSearch() || isOperation();
    }

    String type() {
        if (path.isEmpty() || path.size() > 2) {
            throw InteractionFault.malformed(
                    "The url names no resource type that can be written.",
                    "العنوان لا يسمّي نوعًا يمكن كتابته.",
                    "http.url");
        }
        return path.getFirst();
    }

    /** {@code Type/id}; null where a condition or nothing stands. */
    @Nullable
    ResourceKey key() {
        return path.size() == 2 ? new ResourceKey(type(), path.get(1)) : null;
    }

    /** What chooses the resource instead of an id: the query, or {@code ifNoneExist} of a create. */
    @Nullable
    String condition() {
        return method.equals("POST") ? headers.get("if-none-exist") : path.size() == 1 ? query : null;
    }

    ResourceDocument requireResource() {
        if (resource == null) {
            throw InteractionFault.malformed(
                    "A resource is missing: it says what to write.", "المورد ناقص: هو الذي يبيّن ما يُكتب.", "$this");
        }
        return resource;
    }
}
