package org.usra.record.search;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.usra.record.search.ResourceFinder.Hit;
import org.usra.record.search.ResourceFinder.Position;

/**
 * The matches of several types in one order: by the sort keys, then by type, then by id. Of each type a few rows are read at
 * a time, as many as are wanted.
 */
final class MergedHits {

    private static final int AT_ONCE = 50;

    /** Stand before and after every id, as the database orders them. */
    private static final String LEAST_ID = "";

    private static final String GREATEST_ID = "~";

    private final ResourceFinder finder;
    private final List<SearchQuery> queries;
    private final List<SortKey> sort;

    MergedHits(ResourceFinder finder, List<SearchQuery> queries) {
        this.finder = finder;
        this.queries = queries;
        this.sort = queries.getFirst().options().sort();
        for (SearchQuery query : queries) {
            requireComparable(query.options().sort());
        }
    }

    private void requireComparable(List<SortKey> other) {
        for (int i = 0; i < sort.size(); i++) {
            String inDocument = other.get(i).inDocument();
            if (inDocument != null) {
                // A few rows of a type at a time, and all of its documents would be read for each time.
                throw SearchFault.at(
                        SearchFault.value(
                                inDocument,
                                "only one type at a time is sorted by a token or a reference",
                                "لا يُرتّب برمز أو بمرجع إلا نوع واحد في المرة"),
                        "_sort");
            }
            if (!sort.get(i).kind().sqlType().equals(other.get(i).kind().sqlType())) {
                throw SearchFault.at(
                        SearchFault.value(
                                String.valueOf(i + 1),
                                "this sort key is not of one kind in all these types",
                                "مفتاح الترتيب هذا ليس من صنف واحد في كل هذه الأنواع"),
                        "_sort");
            }
        }
    }

    List<Hit> after(Cursor cursor, int limit) {
        PriorityQueue<Source> heads = new PriorityQueue<>(this::compare);
        for (int place = 0; place < queries.size(); place++) {
            Source source = new Source(place, cursor, Math.min(limit, AT_ONCE));
            if (source.head() != null) {
                heads.add(source);
            }
        }
        List<Hit> hits = new ArrayList<>();
        for (Source least = heads.poll(); least != null && hits.size() < limit; least = heads.poll()) {
            hits.add(least.take());
            if (least.head() != null) {
                heads.add(least);
            }
        }
        return hits;
    }

    /** Of rows with the same values those of one type are before those of the next. */
    private @Nullable Position from(int place, Cursor cursor) {
        Position position = cursor.position();
        List<String> types = queries.stream().map(SearchQuery::type).toList();
        int reached = types.indexOf(cursor.type());
        if (position == null || place == reached) {
            return position;
        }
        boolean descends = sort.getFirst().descending();
        return new Position(position.values(), (place > reached) == descends ? GREATEST_ID : LEAST_ID);
    }

    private int compare(Source a, Source b) {
        Hit one = Objects.requireNonNull(a.head());
        Hit other = Objects.requireNonNull(b.head());
        for (int i = 0; i < sort.size(); i++) {
            int compared = sort.get(i)
                    .compare(
                            one.position().values().get(i),
                            other.position().values().get(i));
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(a.place, b.place);
    }

    /** The rows of one type, in order. */
    private final class Source {

        private final int place;
        private final @Nullable Instant asOf;
        private final int atOnce;
        private final Deque<Hit> read = new ArrayDeque<>();
        private @Nullable Position reached;
        private boolean ended;

        Source(int place, Cursor cursor, int atOnce) {
            this.place = place;
            this.asOf = cursor.position() == null ? null : cursor.asOf();
            this.atOnce = atOnce;
            this.reached = from(place, cursor);
            readOn();
        }

        @Nullable
        Hit head() {
            return read.peek();
        }

        Hit take() {
            Hit hit = read.remove();
            if (read.isEmpty() && !ended) {
                readOn();
            }
            return hit;
        }

        private void readOn() {
            List<Hit> found = finder.find(queries.get(place), reached, false, asOf, atOnce);
            read.addAll(found);
            ended = found.size() < atOnce;
            if (!ended) {
                reached = found.getLast().position();
            }
        }
    }
}
