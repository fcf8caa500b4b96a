package org.usra.record.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.access.SqlCriterion;
import org.usra.record.definition.FhirDefinitions;

/** Reads versions newest first: of one resource, of a type, or of everything. */
@Component
public class HistoryStore {

    private static final String CURRENT = "resource";
    private static final String OLDER = "resource_history";
    private static final String ORDER = " order by v.updated desc, v.type desc, v.id desc, v.version desc";

    /**
     * The version that replaced an older one, which stands in either table. A join and no {@code exists}: PostgreSQL begins
     * with what was made before the period or with what was made after it, whichever is less.
     */
    private static final String REPLACED_BY = " join (select bucket, type, id, version, updated from " + CURRENT
            + " union all select bucket, type, id, version, updated from " + OLDER
            + ") n on n.bucket = v.bucket and n.type = v.type and n.id = v.id and n.version = v.version + 1";

    private final ResourceStore store;
    private final ResourceHomes homes;
    private final FhirDefinitions definitions;

    HistoryStore(ResourceStore store, ResourceHomes homes, FhirDefinitions definitions) {
        this.store = store;
        this.homes = homes;
        this.definitions = definitions;
    }

    /** Where a page ended. Time, type, id and version order all versions there are. */
    public record Place(Instant updated, String type, String id, long version) {}

    /** Types that a caller sees through the same criterion. */
    public record Visible(List<String> types, SqlCriterion criterion) {}

    /**
     * @param key one resource, or null for all of the visible types
     * @param after the last version of the page before
     */
    public List<StoredResource> versions(
            @Nullable ResourceKey key, List<Visible> visible, VersionWindow window, @Nullable Place after, int limit) {
        Stretch stretch = new Stretch(window, after, limit);
        Sql sql = Sql.of("select " + ResourceStore.COLUMNS + " from (");
        int branches = 0;
        Set<Short> present = key == null ? present() : Set.of(definitions.typeNumber(key.type()));
        for (Visible seen : visible) {
            for (String type : seen.types()) {
                short number = definitions.typeNumber(type);
                if (present.contains(number)) {
                    sql.add(branches++ == 0 ? "" : " union all ");
                    branch(sql, CURRENT, number, key, seen.criterion(), stretch);
                    sql.add(" union all ");
                    branch(sql, OLDER, number, key, seen.criterion(), stretch);
                }
            }
        }
        if (branches == 0) {
            return List.of();
        }
        sql.add(") r" + ORDER.replace("v.", "r.") + " limit " + limit);
        return store.find(sql, 0).stream().map(ResourceStore.FoundRow::row).toList();
    }

    /** Those of the versions that made their resource, the first time or after it was deleted. */
    public Set<StoredResource> created(List<StoredResource> versions) {
        Set<StoredResource> created =
                versions.stream().filter(version -> version.version() == 1).collect(Collectors.toSet());
        // What is there already is not created by a POST, and nothing else than a PUT brings back what was deleted.
        List<StoredResource> later = versions.stream()
                .filter(version -> version.version() > 1 && version.method().equals("PUT"))
                .toList();
        if (!later.isEmpty()) {
            store.numbers(afterDeletion(later)).forEach(number -> created.add(later.get(number.intValue() - 1)));
        }
        return created;
    }

    private Sql afterDeletion(List<StoredResource> versions) {
        return Sql.of(
                "select v.number from unnest(?::smallint[], ?::smallint[], ?::text[], ?::int[])"
                        + " with ordinality v(bucket, type, id, version, number) join " + OLDER
                        + " o on o.bucket = v.bucket and o.type = v.type and o.id = v.id and o.version = v.version - 1"
                        + " where o.method = 'DELETE'",
                versions.stream().map(StoredResource::bucket).toArray(Short[]::new),
                versions.stream()
                        .map(version -> definitions.typeNumber(version.key().type()))
                        .toArray(Short[]::new),
                versions.stream().map(version -> version.key().id()).toArray(String[]::new),
                versions.stream().map(version -> (int) version.version()).toArray(Integer[]::new));
    }

    /**
     * The newest of one type in one of the two tables: each is a walk along its index by type and time, however much there
     * is. The limit stands in the text: for an unknown one PostgreSQL expects a tenth of all rows, and sorts them.
     */
    private void branch(
            Sql sql, String table, short type, @Nullable ResourceKey key, SqlCriterion visible, Stretch stretch) {
        Instant endedAfter = table.equals(OLDER) ? stretch.window().from() : null;
        sql.add("(select v.type, v.id, v.bucket, v.version, v.updated as created, v.updated, v.method,"
                        + " null::text as patient, v.document from " + table + " v")
                .add(endedAfter == null ? "" : REPLACED_BY)
                .add(" where v.type = ?", type);
        if (endedAfter != null) {
            sql.add(" and n.updated > ?", ResourceRow.timestamp(endedAfter));
        }
        if (key != null) {
            Short bucket = homes.locate(key.type(), List.of(key.id())).get(key.id());
            sql.add(bucket == null ? " and false" : " and v.bucket = " + bucket).add(" and v.id = ?", key.id());
        }
        if (!visible.equals(SqlCriterion.EVERYTHING)) {
            // Whether an older version may be seen is decided by the current one.
            sql.add(
                            " and exists (select 1 from resource r where r.bucket = v.bucket and r.type = v.type and r.id = v.id"
                                    + " and ")
                    .add(visible)
                    .add(")");
        }
        stretch.write(sql);
        sql.add(ORDER + " limit " + stretch.limit() + ")");
    }

    /** The types that there are, by one step along the index for each. */
    private Set<Short> present() {
        return store
                .numbers(Sql.of("with recursive step(type) as (select min(type) from resource union all"
                        + " select (select min(r.type) from resource r where r.type > step.type) from step"
                        + " where step.type is not null) select type from step where type is not null"))
                .stream()
                .map(Long::shortValue)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Which of the versions in their order: those of the window, behind {@code after}, so many. */
    private final class Stretch {

        private final VersionWindow window;
        private final @Nullable Place after;
        private final int limit;

        Stretch(VersionWindow window, @Nullable Place after, int limit) {
            this.window = window;
            this.after = after;
            this.limit = limit;
        }

        VersionWindow window() {
            return window;
        }

        int limit() {
            return limit;
        }

        void write(Sql sql) {
            if (window.since() != null) {
                sql.add(" and v.updated >= ?", ResourceRow.timestamp(window.since()));
            }
            if (window.until() != null) {
                sql.add(" and v.updated < ?", ResourceRow.timestamp(window.until()));
            }
            if (after != null) {
                sql.add(
                        " and v.updated <= ? and (v.updated, v.type, v.id, v.version) < (?, ?, ?, ?)",
                        ResourceRow.timestamp(after.updated()),
                        ResourceRow.timestamp(after.updated()),
                        definitions.typeNumber(after.type()),
                        after.id(),
                        after.version());
            }
        }
    }
}
