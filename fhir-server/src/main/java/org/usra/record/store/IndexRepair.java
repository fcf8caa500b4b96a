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
    private final SearchIndex index;
    private final IdentifierRegistry identifiers;

    IndexRepair(JdbcTemplate jdbc, FhirDefinitions definitions, SearchIndex index, IdentifierRegistry identifiers) {
        this.jdbc = jdbc;
        this.definitions = definitions;
        this.index = index;
        this.identifiers = identifiers;
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
        // In the text, or PostgreSQL expects a tenth of all rows and sorts them.
        sql.add(" order by r.bucket, r.type, r.id limit " + limit);
        return jdbc.query(
                sql.text(),
                (row, number) -> new Place(row.getShort(1), definitions.typeName(row.getShort(2)), row.getString(3)),
                sql.parameters().toArray());
    }

    /**
     * The resources that stand otherwise than these versions would be written. A row too many in {@code
     * resource_identifier} is not seen here: {@link RegistryRepair} finds it.
     */
    public Set<ResourceKey> differing(List<NewVersion> versions) {
        Set<ResourceKey> differing = new HashSet<>();
        Map<ResourceKey, Kept> kept = kept(versions);
        for (NewVersion version : versions) {
            StoredResource row = version.row();
            IndexRow wanted = index.of(row.key().type(), row.patient(), version.values());
            Kept found = Objects.requireNonNull(kept.get(row.key()));
            if (!found.columns().equals(wanted.withoutIdentifiers())
                    || !Objects.equals(found.patient(), row.patient())
                    || !identifiers.has(row, wanted.identifiers())) {
                differing.add(row.key());
            }
        }
        return differing;
    }

    /** Writes them so. The version stays what it is. */
    public void write(List<NewVersion> versions) {
        for (NewVersion version : versions) {
            StoredResource row = version.row();
            IndexRow wanted = index.of(row.key().type(), row.patient(), version.values());
            jdbc.update(
                    "update resource set moment_low = ?, moment_high = ?, present = ?, patient = ?, keys = ?, moments = ?,"
                            + " numbers = ?, texts = ? where bucket = ? and type = ? and id = ?",
                    wanted.low(),
                    wanted.high(),
                    wanted.present(),
                    row.patient(),
                    wanted.keys(),
                    wanted.moments(),
                    wanted.numbers(),
                    wanted.texts(),
                    row.bucket(),
                    definitions.typeNumber(row.key().type()),
                    row.key().id());
            identifiers.replace(row, wanted.identifiers());
        }
    }

    private record Kept(IndexRow columns, @Nullable String patient) {}

    private Map<ResourceKey, Kept> kept(List<NewVersion> versions) {
        List<StoredResource> rows = versions.stream().map(NewVersion::row).toList();
        Map<ResourceKey, Kept> kept = new HashMap<>();
        jdbc.query(
                "select r.type, r.id, r.patient, r.present, r.moment_low, r.moment_high, r.keys, r.moments, r.numbers, r.texts"
                        + " from unnest(?::smallint[], ?::smallint[], ?::text[]) k(bucket, type, id)"
                        + " join resource r on r.bucket = k.bucket and r.type = k.type and r.id = k.id",
                row -> {
                    kept.put(
                            new ResourceKey(definitions.typeName(row.getShort(1)), row.getString(2)),
                            new Kept(columns(row), row.getString(3)));
                },
                ResourceWriter.buckets(rows),
                rows.stream()
                        .map(row -> definitions.typeNumber(row.key().type()))
                        .toArray(Short[]::new),
                ResourceWriter.ids(rows));
        return kept;
    }

    private static IndexRow columns(ResultSet row) throws SQLException {
        Long[] keys = array(row, 7, Long[].class);
        Long[] moments = array(row, 8, Long[].class);
        Double[] numbers = array(row, 9, Double[].class);
        return new IndexRow(
                row.getLong(4),
                row.getObject(5, Long.class),
                row.getObject(6, Long.class),
                Arrays.stream(Objects.requireNonNull(keys))
                        .mapToLong(Long::longValue)
                        .toArray(),
                moments == null
                        ? null
                        : Arrays.stream(moments).mapToLong(Long::longValue).toArray(),
                numbers == null
                        ? null
                        : Arrays.stream(numbers)
                                .mapToDouble(Double::doubleValue)
                                .toArray(),
                array(row, 10, String[].class),
                List.of());
    }

    private static <T> @Nullable T array(ResultSet row, int column, Class<T> type) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? null : type.cast(array.getArray());
    }
}
