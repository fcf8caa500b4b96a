package org.usra.record.search;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.usra.record.store.ResourceStore;

/**
 * Where a search looks: the partition that holds whatever it can find, or the whole table.
 *
 * @param narrow a patient, an id or an identifier finds the rows, and everything else only filters them
 */
record SearchPlace(String table, boolean narrow) {

    static SearchPlace of(Criterion criterion, ResourceStore store) {
        List<Criterion> all = conditions(criterion).toList();
        for (Criterion condition : all) {
            switch (condition) {
                case Criterion.Located located -> {
                    return new SearchPlace(
                            store.tableOfBuckets(located.places().stream()
                                    .map(Criterion.Located.Place::bucket)
                                    .toList()),
                            true);
                }
                case Criterion.WithId id -> {
                    return new SearchPlace(store.tableOfBuckets(id.buckets()), true);
                }
                default -> {}
            }
        }
        return all.stream()
                .flatMap(SearchPlace::owners)
                .findFirst()
                .map(owners -> new SearchPlace(store.tableOf(owners), true))
                .orElse(new SearchPlace(store.tableOfBuckets(List.of()), false));
    }

    /** No such id, no such identifier, no alternative left: nothing can be found. */
    static boolean isNowhere(Criterion criterion) {
        return conditions(criterion)
                .anyMatch(condition -> condition instanceof Criterion.Located located
                                && located.places().isEmpty()
                        || condition instanceof Criterion.WithId id
                                && id.buckets().isEmpty()
                        || condition instanceof Criterion.AnyOf any
                                && any.parts().isEmpty());
    }

    private static Stream<Criterion> conditions(Criterion criterion) {
        return switch (criterion) {
            case Criterion.AllOf all -> all.parts().stream().flatMap(SearchPlace::conditions);
            case Criterion.Judged judged -> conditions(judged.superset());
            default -> Stream.of(criterion);
        };
    }

    private static Stream<Set<String>> owners(Criterion criterion) {
        return criterion instanceof Criterion.Keyed keyed
                        && keyed.keys().isEmpty()
                        && !keyed.owners().isEmpty()
                ? Stream.of(keyed.owners())
                : Stream.empty();
    }
}
