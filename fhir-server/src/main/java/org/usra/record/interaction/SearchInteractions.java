package org.usra.record.interaction;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.usra.record.access.Interaction;
import org.usra.record.audit.ReadAudit;
import org.usra.record.search.CompartmentSearch;
import org.usra.record.search.CursorSigner;
import org.usra.record.search.PagedSearch;
import org.usra.record.search.PublicAddress;
import org.usra.record.search.QueryParameter;
import org.usra.record.search.QueryReader;
import org.usra.record.search.RequestedTypes;
import org.usra.record.search.SearchPage;
import org.usra.record.search.SearchQuery;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.StoredResource;

/**
 * Search of a type, of several, and of a compartment.
 *
 * <p><a href="https://hl7.org/fhir/R4/search.html">R4 search</a>
 */
@Component
public class SearchInteractions {

    private final QueryReader queries;
    private final CompartmentSearch compartments;
    private final PagedSearch pages;
    private final RequestedTypes types;
    private final PublicAddress address;
    private final ReadAudit audit;
    private final Clock clock;

    SearchInteractions(
            QueryReader queries,
            CompartmentSearch compartments,
            PagedSearch pages,
            RequestedTypes types,
            PublicAddress address,
            ReadAudit audit,
            Clock clock) {
        this.queries = queries;
        this.compartments = compartments;
        this.pages = pages;
        this.types = types;
        this.address = address;
        this.audit = audit;
        this.clock = clock;
    }

    public Answer type(Request request, String type) {
        types.requireOnly(type, request.query());
        List<QueryParameter> used = queries.used(List.of(type), request.query(), request.lenient());
        return answer(request, List.of(queries.read(request.caller(), type, used)), type, used);
    }

    /** {@code [base]?_type=Patient,Observation&…} */
    public Answer system(Request request) {
        List<String> searched = types.ofSystem(request.caller(), request.query());
        List<QueryParameter> used = queries.used(searched, request.query(), request.lenient());
        types.requireOfEveryType(used);
        return answer(request, queries.read(request.caller(), searched, used), "", used);
    }

    /** {@code Patient/1/Observation?…} and {@code Patient/1/*}. */
    public Answer compartment(Request request, ResourceKey owner, String type) {
        boolean every = type.equals("*");
        if (!every) {
            types.requireOnly(type, request.query());
        }
        List<String> searched = every ? compartments.types(request.caller(), owner, request.query()) : List.of(type);
        List<QueryParameter> used = queries.used(searched, request.query(), request.lenient());
        return answer(request, compartments.queries(request.caller(), owner, searched, used), owner + "/" + type, used);
    }

    /**
     * The patient and everything of this patient's record, for {@code $everything}.
     *
     * @param asked the inputs as they were given, for the links to the other pages
     */
    public Answer everything(Request request, ResourceKey patient, List<QueryParameter> asked) {
        return answer(
                request,
                compartments.everything(request.caller(), patient, request.query()),
                patient + "/$everything",
                asked);
    }

    private Answer answer(Request request, List<SearchQuery> all, String path, List<QueryParameter> used) {
        List<QueryParameter> asked = used.stream()
                .filter(parameter -> !parameter.name().equals("_cursor"))
                .toList();
        if (all.isEmpty() && request.first("_cursor").isPresent()) {
            throw CursorSigner.notOfThisSearch();
        }
        SearchPage page = pages.page(request.caller(), all, path + "?" + QueryParameter.encode(asked));
        record(request, path, page);
        BundleWriter bundle = new BundleWriter("searchset", clock.instant())
                .total(page.total())
                .link("self", url(path, used))
                .link("next", page.next() == null ? null : url(path, with(asked, page.next())))
                .link("previous", page.previous() == null ? null : url(path, with(asked, page.previous())));
        page.matches()
                .forEach(row -> bundle.entry(address.of(row.key()), row.bytes(), "\"search\":{\"mode\":\"match\"}"));
        page.included()
                .forEach(row -> bundle.entry(address.of(row.key()), row.bytes(), "\"search\":{\"mode\":\"include\"}"));
        return Answer.ok(bundle.toBytes());
    }

    private void record(Request request, String path, SearchPage page) {
        List<StoredResource> rows = new ArrayList<>(page.matches());
        rows.addAll(page.included());
        List<String> names =
                request.query().stream().map(QueryParameter::name).distinct().toList();
        audit.record(
                request.caller(),
                Interaction.SEARCH,
                path.isEmpty() ? "Bundle" : path.replaceFirst("^.*/", ""),
                // Values may name a person: the parameters' names say what kind of question it was.
                path + "?" + String.join("&", names),
                rows.stream()
                        .map(StoredResource::patient)
                        .filter(id -> id != null)
                        .distinct()
                        .toList(),
                rows.size());
    }

    private static List<QueryParameter> with(List<QueryParameter> parameters, String cursor) {
        List<QueryParameter> more = new ArrayList<>(parameters);
        more.add(new QueryParameter("_cursor", cursor));
        return more;
    }

    private String url(String path, List<QueryParameter> parameters) {
        String query = QueryParameter.encode(parameters);
        return address.publicUrl() + (path.isEmpty() ? "" : "/" + path) + (query.isEmpty() ? "" : "?" + query);
    }
}
