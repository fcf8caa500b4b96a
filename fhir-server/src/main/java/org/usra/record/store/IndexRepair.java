package org.usra.record.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.usra.record.definition.FhirDefinitions;

/**
 * Makes what current versions can be found by again: owner, keys and index rows, and nothing else of them. In the transaction
 * of the caller, who holds their row locks.
 */
@Component
public class IndexRepair {

    private final JdbcTemplate jdbc;
    private final FhirDefinitions definitions;
    private final IndexRows index;

    IndexRepair(JdbcTemplate jdbc, FhirDefinitions definitions, IndexRows index) {
        this.jdbc = jdbc;
        this.definitions = definitions;
        this.index = index;
    }

    /** A place in the order of all resources. */
    public record Place(short bucket, String type, String id) {

        public ResourceKey key() {
            return new ResourceKey(type, id);
        }
    }

    /** Which resources; null or empty where it does not matter. */
    public record Scope(
            List<String> types,
            @Nullable String id,
            @Nullable Instant since) {}

    /** The resources after a place, deleted ones included. */
    public List<Place> after(@Nullable Place place, Scope scope, int limit) {
        Sql sql = Sql.of("select r.bucket, r.type, r.id from resource r where (r.bucket, r.type, r.id) > (?, ?, ?)");
        sql.parameters()
                .addAll(
                        place == null
                                ? List.of((short) -1, (short) 0, "")
                                : List.of(place.bucket(), definitions.typeNumber(place.type()), place.id()));
        if (!scope.types().isEmpty()) {
            sql.add(" and r.type in ")
                    .addList(scope.types().stream().map(definitions::typeNumber).toList());
        }
        if (scope.id() != null) {
            sql.add(
                    " and r.id = ? and r.bucket = coalesce((select h.bucket from resource_home h"
                            + " where h.type = r.type and h.id = r.id), ?)",
                    scope.id(),
                    ResourceIds.own(scope.id()));
        }
        if (scope.since() != null) {
            sql.add(" and r.updated >= ?", ResourceRow.timestamp(scope.since()));
        }
        sql.add(" order by r.bucket, r.type, r.id limit ?", limit);
        return jdbc.query(
                sql.text(),
                (row, number) -> new Place(row.getShort(1), definitions.typeName(row.getShort(2)), row.getString(3)),
                sql.parameters().toArray());
    }

    /** The resources that stand otherwise than these versions would be written. */
    public Set<ResourceKey> differing(List<NewVersion> versions) {
        Set<ResourceKey> differing = new HashSet<>(index.differing(versions));
        Map<ResourceKey, Kept> kept = kept(versions);
        for (NewVersion version : versions) {
            Kept row = Objects.requireNonNull(kept.get(version.row().key()));
            if (!Arrays.equals(row.keys(), boxed(index.keys(version)))
                    || !Objects.equals(row.patient(), version.row().patient())) {
                differing.add(version.row().key());
            }
        }
        return differing;
    }

    /** Writes them so. The version stays what it is. */
    public void write(List<NewVersion> versions) {
        if (versions.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(
                "update resource set keys = ?, patient = ? where bucket = ? and type = ? and id = ?",
                versions.stream()
                        .map(version -> new Object[] {
                            index.keys(version),
                            version.row().patient(),
                            version.row().bucket(),
                            definitions.typeNumber(version.row().key().type()),
                            version.row().key().id()
                        })
                        .toList());
        index.remove(versions);
        index.add(versions);
    }

    private record Kept(Long[] keys, @Nullable String patient) {}

    private Map<ResourceKey, Kept> kept(List<NewVersion> versions) {
        List<StoredResource> rows = versions.stream().map(NewVersion::row).toList();
        Map<ResourceKey, Kept> kept = new HashMap<>();
        jdbc.query(
                "select r.type, r.id, r.keys, r.patient"
                        + " from unnest(?::smallint[], ?::smallint[], ?::text[]) k(bucket, type, id)"
                        + " join resource r on r.bucket = k.bucket and r.type = k.type and r.id = k.id",
                row -> {
                    kept.put(
                            new ResourceKey(definitions.typeName(row.getShort(1)), row.getString(2)),
                            new Kept(keys(row), row.getString(4)));
                },
                ResourceWriter.buckets(rows),
                rows.stream()
                        .map(row -> definitions.typeNumber(row.key().type()))
                        .toArray(Short[]::new),
                ResourceWriter.ids(rows));
        return kept;
    }

    private static Long[] keys(ResultSet row) throws SQLException {
        Array keys = row.getArray(3);
        return (Long[]) keys.getArray();
    }

    private static Long[] boxed(long[] keys) {
        return Arrays.stream(keys).boxed().toArray(Long[]::new);
    }
}
