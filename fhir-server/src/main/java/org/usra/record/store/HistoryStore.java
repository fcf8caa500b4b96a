package org.usra.record.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.access.SqlCriterion;
import org.usra.record.definition.FhirDefinitions;

/** Reads versions newest first: of one resource, of a type, or of everything. */
@Component
public class HistoryStore {

    private static final String VERSIONS = "with r as ("
            + "select type, id, bucket, version, updated as created, updated, method, null::text as patient, document"
            + " from resource union all "
            + "select type, id, bucket, version, updated as created, updated, method, null::text as patient, document"
            + " from resource_history) select " + ResourceStore.COLUMNS + " from r where ";

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
            @Nullable ResourceKey key,
            List<Visible> visible,
            @Nullable Instant since,
            @Nullable Place after,
            int limit) {
        Sql sql = Sql.of(VERSIONS);
        if (key != null) {
            Short bucket = homes.locate(key.type(), List.of(key.id())).get(key.id());
            sql.add("r.type = ? and r.id = ? and ", definitions.typeNumber(key.type()), key.id())
                    .add(bucket == null ? "false and " : "r.bucket = " + bucket + " and ");
        }
        sql.add("(");
        for (int i = 0; i < visible.size(); i++) {
            sql.add(i == 0 ? "" : " or ")
                    .add("r.type in ")
                    .addList(visible.get(i).types().stream()
                            .map(definitions::typeNumber)
                            .toList());
            if (!visible.get(i).criterion().equals(SqlCriterion.EVERYTHING)) {
                // Whether an older version may be seen is decided by the current one.
                sql.add(" and (r.bucket, r.type, r.id) in (select r.bucket, r.type, r.id from resource r where ")
                        .add(visible.get(i).criterion())
                        .add(")");
            }
        }
        sql.add(visible.isEmpty() ? "false)" : ")");
        if (since != null) {
            sql.add(" and r.updated >= ?", ResourceRow.timestamp(since));
        }
        if (after != null) {
            sql.add(
                    " and (r.updated, r.type, r.id, r.version) < (?, ?, ?, ?)",
                    ResourceRow.timestamp(after.updated()),
                    definitions.typeNumber(after.type()),
                    after.id(),
                    after.version());
        }
        sql.add(" order by r.updated desc, r.type desc, r.id desc, r.version desc limit ?", limit);
        return store.find(sql, 0).stream().map(ResourceStore.FoundRow::row).toList();
    }
}
