package org.usra.record.interaction;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.access.SqlCriterion;
import org.usra.record.audit.ReadAudit;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.search.CursorSigner;
import org.usra.record.search.PublicAddress;
import org.usra.record.search.QueryParameter;
import org.usra.record.search.SearchFault;
import org.usra.record.store.HistoryStore;
import org.usra.record.store.HistoryStore.Place;
import org.usra.record.store.HistoryStore.Visible;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.StoredResource;
import org.usra.record.store.VersionWindow;
import org.usra.rules.refusal.Refused;

/**
 * History of a resource, of a type, and of everything, newest first.
 *
 * <p><a href="https://hl7.org/fhir/R4/http.html#history">R4 history</a>
 */
@Component
public class HistoryInteractions {

    private static final int USUAL_COUNT = 50;
    private static final int MOST_COUNT = 1000;

    private final HistoryStore store;
    private final FhirDefinitions definitions;
    private final AccessPolicy access;
    private final ReadAudit audit;
    private final CursorSigner signer;
    private final PublicAddress address;
    private final Clock clock;

    HistoryInteractions(
            HistoryStore store,
            FhirDefinitions definitions,
            AccessPolicy access,
            ReadAudit audit,
            CursorSigner signer,
            PublicAddress address,
            Clock clock) {
        this.store = store;
        this.definitions = definitions;
        this.access = access;
        this.audit = audit;
        this.signer = signer;
        this.address = address;
        this.clock = clock;
    }

    public Answer instance(Request request, ResourceKey key) {
        access.requirePermitted(request.caller(), key.type(), Interaction.HISTORY);
        return answer(request, key.toString(), key, List.of(visible(request.caller(), key.type())));
    }

    public Answer type(Request request, String type) {
        access.requirePermitted(request.caller(), type, Interaction.HISTORY);
        return answer(request, type, null, List.of(visible(request.caller(), type)));
    }

    /** Every type that the caller has a right to; without any, the first refusal. */
    public Answer system(Request request) {
        Map<SqlCriterion, List<String>> types = new LinkedHashMap<>();
        for (String type : definitions.resourceTypes()) {
            if (access.permits(request.caller(), type, Interaction.HISTORY)) {
                SqlCriterion criterion = access.visible(request.caller(), type, Interaction.HISTORY);
                types.computeIfAbsent(criterion, unseen -> new ArrayList<>()).add(type);
            }
        }
        if (types.isEmpty()) {
            access.requirePermitted(
                    request.caller(), definitions.resourceTypes().getFirst(), Interaction.HISTORY);
        }
        List<Visible> visible = new ArrayList<>();
        types.forEach((criterion, names) -> visible.add(new Visible(names, criterion)));
        return answer(request, "", null, visible);
    }

    private Visible visible(Caller caller, String type) {
        return new Visible(List.of(type), access.visible(caller, type, Interaction.HISTORY));
    }

    private Answer answer(Request request, String path, @Nullable ResourceKey key, List<Visible> visible) {
        requireUnderstood(request.query());
        List<QueryParameter> asked = request.query().stream()
                .filter(parameter -> !parameter.name().equals("_cursor"))
                .toList();
        String boundTo = request.caller().subject() + "\n" + request.caller().client() + "\n" + path + "/_history?"
                + QueryParameter.encode(asked);
        int count = request.first("_count").map(HistoryInteractions::count).orElse(USUAL_COUNT);
        Place after = request.first("_cursor")
                .map(cursor -> place(signer.verified(cursor, boundTo)))
                .orElse(null);
        VersionWindow window = AskedVersions.of(request);
        List<StoredResource> found = store.versions(key, visible, window, after, count + 1);
        if (found.isEmpty() && key != null && after == null && window.equals(VersionWindow.ALL)) {
            throw InteractionFault.notFound();
        }
        List<StoredResource> page = found.size() > count ? found.subList(0, count) : found;
        audit.record(
                request.caller(),
                Interaction.HISTORY,
                key == null ? path : key.type(),
                path + "/_history",
                key != null && key.type().equals("Patient") ? List.of(key.id()) : List.of(),
                page.size());
        String base = address.publicUrl() + (path.isEmpty() ? "" : "/" + path) + "/_history";
        String query = request.query().isEmpty() ? "" : "?" + QueryParameter.encode(request.query());
        BundleWriter bundle = new BundleWriter("history", clock.instant()).link("self", base + query);
        if (found.size() > count && count > 0) {
            List<QueryParameter> more = new ArrayList<>(asked);
            more.add(new QueryParameter("_cursor", signer.sign(cursor(page.getLast()), boundTo)));
            bundle.link("next", base + "?" + QueryParameter.encode(more));
        }
        Set<StoredResource> created = store.created(page);
        page.forEach(version -> entry(bundle, version, created.contains(version)));
        return Answer.ok(bundle.toBytes());
    }

    private static void requireUnderstood(List<QueryParameter> query) {
        Set<String> once = new HashSet<>();
        for (QueryParameter parameter : query) {
            try {
                requireUnderstood(parameter);
                if (!once.add(parameter.name())) {
                    throw SearchFault.value(
                            parameter.value(),
                            parameter.name() + " stands twice",
                            "المعامل " + parameter.name() + " مكرر");
                }
            } catch (Refused refused) {
                throw SearchFault.at(refused, parameter.name());
            }
        }
    }

    private static void requireUnderstood(QueryParameter parameter) {
        String value = parameter.value();
        switch (parameter.name()) {
            case "_count" -> count(value);
            case "_since" -> AskedVersions.since(value);
            case "_at" -> AskedVersions.at(value, null);
            case "_summary" -> {
                if (value.equals("count")) {
                    throw SearchFault.value(value, "a history is not counted", "السجل التاريخي لا يُعدّ");
                }
            }
            case "_cursor", "_format", "_pretty", "_elements" -> {}
            default -> throw SearchFault.parameter(parameter.name());
        }
    }

    private void entry(BundleWriter bundle, StoredResource version, boolean created) {
        boolean posted = version.method().equals("POST");
        String status = version.deleted() ? "204 No Content" : created ? "201 Created" : "200 OK";
        bundle.entry(
                address.of(version.key()),
                version.document(),
                "\"request\":{\"method\":\"" + version.method() + "\",\"url\":\""
                        + (posted ? version.key().type() : version.key()) + "\"},\"response\":{\"status\":\"" + status
                        + "\",\"etag\":\"W/\\\"" + version.version() + "\\\"\",\"lastModified\":\"" + version.updated()
                        + "\"}");
    }

    private static int count(String value) {
        if (!value.matches("\\d{1,9}")) {
            throw SearchFault.value(value, "_count is a number from 0", "قيمة _count عدد من 0 فما فوق");
        }
        return Math.min(Integer.parseInt(value), MOST_COUNT);
    }

    private static String cursor(StoredResource last) {
        return String.join(
                "_",
                last.updated().toString(),
                last.key().type(),
                String.valueOf(last.version()),
                last.key().id());
    }

    private static Place place(String cursor) {
        String[] parts = cursor.split("_", 4);
        return new Place(Instant.parse(parts[0]), parts[1], parts[3], Long.parseLong(parts[2]));
    }
}
