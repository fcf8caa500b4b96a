package org.usra.record.search;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Interaction;
import org.usra.record.search.ResourceFinder.Hit;
import org.usra.record.search.ResourceFinder.Position;
import org.usra.record.store.StoredResource;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * Turns searches into pages. A row that does not change while a client pages appears exactly once, whatever is created
 * meanwhile: a page is what stands after the last row of the one before, not after a number of rows.
 */
@Component
public class PagedSearch {

    private final ResourceFinder finder;
    private final IncludedResources includes;
    private final AccessPolicy access;
    private final CursorSigner signer;
    private final Clock clock;

    PagedSearch(
            ResourceFinder finder, IncludedResources includes, AccessPolicy access, CursorSigner signer, Clock clock) {
        this.finder = finder;
        this.includes = includes;
        this.access = access;
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * @param queries one for each type, in the order of the result
     * @param asked path and parameters without the cursor, which the page links are bound to
     */
    public SearchPage page(Caller caller, List<SearchQuery> queries, String asked) {
        if (queries.isEmpty()) {
            return new SearchPage(List.of(), List.of(), null, null, 0L);
        }
        ResultOptions options = queries.getFirst().options();
        if (options.countOnly()) {
            return new SearchPage(List.of(), List.of(), null, null, total(queries, Total.ACCURATE));
        }
        String boundTo = caller.subject() + "\n" + caller.client() + "\n" + asked;
        Cursor cursor = options.cursor() == null
                ? new Cursor(clock.instant(), queries.getFirst().type(), false, null)
                : Cursor.decode(signer.verified(options.cursor(), boundTo));
        requireAsked(caller, queries, cursor);
        List<Hit> hits = hits(queries, cursor, options.count() + 1);
        boolean more = hits.size() > options.count();
        List<Hit> page = new ArrayList<>(more ? hits.subList(0, options.count()) : hits);
        if (cursor.back()) {
            Collections.reverse(page);
        }
        boolean first = options.cursor() == null;
        Page fitting = fitting(caller, queries.getFirst(), page, cursor.back());
        more |= fitting.matches().size() < page.size();
        page = fitting.matches();
        String next =
                (cursor.back() || more) && !page.isEmpty() ? link(cursor.asOf(), page.getLast(), false, boundTo) : null;
        String previous = queries.size() == 1 && !first && (!cursor.back() || more) && !page.isEmpty()
                ? link(cursor.asOf(), page.getFirst(), true, boundTo)
                : null;
        Long total = first && !more ? Long.valueOf(page.size()) : total(queries, options.total());
        return new SearchPage(page.stream().map(Hit::row).toList(), fitting.included(), next, previous, total);
    }

    /** Fewer matches, where what they include is too much for one page; what is nearest to the cursor stays. */
    private Page fitting(Caller caller, SearchQuery query, List<Hit> matches, boolean back) {
        try {
            return new Page(matches, includes.of(caller, query, matches));
        } catch (Refused refused) {
            if (refused.kind() != RefusalKind.TOO_COSTLY || matches.size() < 2) {
                throw refused;
            }
            int half = matches.size() / 2;
            List<Hit> fewer = back ? matches.subList(matches.size() - half, matches.size()) : matches.subList(0, half);
            return fitting(caller, query, fewer, back);
        }
    }

    private record Page(List<Hit> matches, List<StoredResource> included) {}

    /**
     * Behind a type that a search of everything leaves out today there would be nothing, as if the last page were reached:
     * the caller has lost the right to it.
     */
    private void requireAsked(Caller caller, List<SearchQuery> queries, Cursor cursor) {
        if (queries.stream().noneMatch(query -> query.type().equals(cursor.type()))) {
            access.requirePermitted(caller, cursor.type(), Interaction.SEARCH);
            throw CursorSigner.notOfThisSearch();
        }
    }

    private List<Hit> hits(List<SearchQuery> queries, Cursor cursor, int limit) {
        if (queries.size() > 1 && !queries.getFirst().options().sort().isEmpty()) {
            return new MergedHits(finder, queries).after(cursor, limit);
        }
        List<Hit> hits = new ArrayList<>();
        boolean begun = false;
        for (SearchQuery query : queries) {
            boolean here = query.type().equals(cursor.type());
            begun |= here;
            if (begun && hits.size() < limit) {
                Position from = here ? cursor.position() : null;
                Instant asOf = cursor.position() == null ? null : cursor.asOf();
                hits.addAll(finder.find(query, from, cursor.back(), asOf, limit - hits.size()));
            }
        }
        return hits;
    }

    /** Never a number that a limit has cut: it is left out, or refused to who insists. */
    private @Nullable Long total(List<SearchQuery> queries, Total wanted) {
        if (wanted == Total.NONE) {
            return null;
        }
        long total = 0;
        for (SearchQuery query : queries) {
            OptionalLong counted = finder.count(query);
            if (counted.isPresent()) {
                total += counted.getAsLong();
            } else if (wanted == Total.ACCURATE) {
                throw SearchFault.at(finder.tooCostly(), "_total");
            } else {
                return null;
            }
        }
        return total;
    }

    private @Nullable String link(Instant asOf, Hit at, boolean back, String boundTo) {
        return signer.sign(new Cursor(asOf, at.key().type(), back, at.position()).encode(), boundTo);
    }
}
