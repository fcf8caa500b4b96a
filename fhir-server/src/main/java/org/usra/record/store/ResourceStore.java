package org.usra.record.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.access.SqlCriterion;
import org.usra.record.definition.FhirDefinitions;

/** Reads versions of resources by their ids, through the caller's criterion, and locks them for a write. */
@Component
public class ResourceStore {

    /** The columns of a {@link StoredResource}, of a row called {@code r}. */
    public static final String COLUMNS = ResourceRow.COLUMNS;

    private static final int COLUMN_COUNT = 9;

    private final JdbcClient jdbc;
    private final FhirDefinitions definitions;
    private final ResourceHomes homes;
    private final Partitions partitions;
    private final Documents documents;
    private final ResourceRow mapper;

    ResourceStore(
            JdbcClient jdbc,
            FhirDefinitions definitions,
            ResourceHomes homes,
            Partitions partitions,
            Documents documents) {
        this.jdbc = jdbc;
        this.definitions = definitions;
        this.homes = homes;
        this.partitions = partitions;
        this.documents = documents;
        this.mapper = new ResourceRow(definitions, documents);
    }

    /** The current version, which may be a deletion. */
    public Optional<StoredResource> current(ResourceKey key, SqlCriterion visible) {
        Optional<Short> said = ResourceHomes.said(key.id());
        Optional<StoredResource> found = said.flatMap(bucket -> at(bucket, key, visible));
        return found.isPresent()
                ? found
                : Optional.ofNullable(
                                homes.locate(key.type(), List.of(key.id())).get(key.id()))
                        .filter(bucket -> said.isEmpty() || !bucket.equals(said.get()))
                        .flatMap(bucket -> at(bucket, key, visible));
    }

    private Optional<StoredResource> at(short bucket, ResourceKey key, SqlCriterion visible) {
        return one(Sql.of(
                        "select " + COLUMNS + " from " + partitions.of(bucket)
                                + " r where r.bucket = ? and r.type = ? and r.id = ? and ",
                        bucket,
                        definitions.typeNumber(key.type()),
                        key.id())
                .add(visible));
    }

    /** One version, current or older; whether it may be seen is decided by the current one. */
    public Optional<StoredResource> version(ResourceKey key, long version, SqlCriterion visible) {
        Optional<StoredResource> current = current(key, visible);
        if (current.isEmpty() || current.get().version() == version) {
            return current;
        }
        StoredResource row = current.get();
        return one(Sql.of(
                "select r.type, r.id, r.bucket, r.version, r.updated, r.updated, r.method, null, r.document"
                        + " from resource_history r where r.bucket = ? and r.type = ? and r.id = ? and r.version = ?",
                row.bucket(),
                definitions.typeNumber(key.type()),
                key.id(),
                version));
    }

    /** The current versions of these ids, without deleted ones, in the order asked. */
    public List<StoredResource> all(String type, Collection<String> ids, SqlCriterion visible) {
        Map<String, Short> buckets = homes.locate(type, ids);
        if (buckets.isEmpty()) {
            return List.of();
        }
        List<String> found =
                ids.stream().filter(buckets::containsKey).distinct().toList();
        Map<String, StoredResource> byId = query(Sql.of(
                                "select " + COLUMNS + " from unnest(?::smallint[], ?::text[]) k(bucket, id) join "
                                        + partitions.of(buckets.values())
                                        + " r on r.bucket = k.bucket and r.type = ? and r.id = k.id"
                                        + " where r.document is not null and ",
                                found.stream().map(buckets::get).toArray(Short[]::new),
                                found.toArray(String[]::new),
                                definitions.typeNumber(type))
                        .add(visible))
                .stream()
                .collect(Collectors.toMap(row -> row.key().id(), row -> row));
        return found.stream().map(byId::get).filter(row -> row != null).toList();
    }

    /** Takes the row locks of a write, always in the same order, and says what the caller may change there; deletions included. */
    public Map<ResourceKey, StoredResource> lock(Collection<ResourceKey> keys, Function<String, SqlCriterion> visible) {
        Map<String, List<String>> byType = new TreeSet<>(keys)
                .stream()
                        .collect(Collectors.groupingBy(
                                ResourceKey::type,
                                TreeMap::new,
                                Collectors.mapping(ResourceKey::id, Collectors.toList())));
        Map<ResourceKey, StoredResource> rows = new LinkedHashMap<>();
        byType.forEach((type, ids) -> {
            Map<String, Short> said = new TreeMap<>();
            ids.forEach(id -> ResourceHomes.said(id).ifPresent(bucket -> said.put(id, bucket)));
            lock(type, said, visible, rows);
            List<String> missing = ids.stream()
                    .filter(id -> !rows.containsKey(new ResourceKey(type, id)))
                    .toList();
            Map<String, Short> elsewhere = missing.isEmpty() ? Map.of() : new TreeMap<>(homes.locate(type, missing));
            elsewhere.entrySet().removeIf(home -> home.getValue().equals(said.get(home.getKey())));
            lock(type, elsewhere, visible, rows);
        });
        return rows;
    }

    private void lock(
            String type,
            Map<String, Short> buckets,
            Function<String, SqlCriterion> visible,
            Map<ResourceKey, StoredResource> rows) {
        if (buckets.isEmpty()) {
            return;
        }
        if (buckets.size() == 1) {
            Map.Entry<String, Short> only = buckets.entrySet().iterator().next();
            query(Sql.of(
                                    "select " + COLUMNS + " from " + partitions.of(only.getValue())
                                            + " r where r.bucket = ? and r.type = ? and r.id = ? and ",
                                    only.getValue(),
                                    definitions.typeNumber(type),
                                    only.getKey())
                            .add(visible.apply(type))
                            .add(" for update of r"))
                    .forEach(row -> rows.put(row.key(), row));
            return;
        }
        query(Sql.of(
                                "select " + COLUMNS + " from unnest(?::smallint[], ?::text[]) k(bucket, id) join "
                                        + partitions.of(buckets.values())
                                        + " r on r.bucket = k.bucket and r.type = ? and r.id = k.id where ",
                                buckets.values().toArray(Short[]::new),
                                buckets.keySet().toArray(String[]::new),
                                definitions.typeNumber(type))
                        .add(visible.apply(type))
                        .add(" order by r.id for update of r"))
                .forEach(row -> rows.put(row.key(), row));
    }

    /** The buckets of those ids that can exist at all. */
    public Map<String, Short> locate(String type, Collection<String> ids) {
        return homes.locate(type, ids);
    }

    /** The table to search in when all that can be found is in these buckets; the whole one for none. */
    public String tableOfBuckets(Collection<Short> buckets) {
        return partitions.of(buckets);
    }

    /** The table to search in when all that can be found belongs to these patients. */
    public String tableOf(Collection<String> patients) {
        return partitions.of(patients.stream().map(ResourceIds::own).toList());
    }

    /**
     * Runs a statement that selects {@link #COLUMNS} of {@code r} and after them {@code extra} texts, such as the values that
     * the rows were sorted by.
     */
    public List<FoundRow> find(Sql sql, int extra) {
        return ask(sql).query((row, number) -> found(row, extra)).list();
    }

    private FoundRow found(ResultSet row, int extra) throws SQLException {
        List<@Nullable String> texts = new ArrayList<>();
        for (int i = 1; i <= extra; i++) {
            texts.add(row.getString(COLUMN_COUNT + i));
        }
        return new FoundRow(mapper.mapRow(row, 0), texts);
    }

    /** Runs such a statement and hands row after row on; in a transaction it holds only a few. */
    public void each(Sql sql, int fetchedAtOnce, int extra, Consumer<FoundRow> consumer) {
        ask(sql).withFetchSize(fetchedAtOnce).query(row -> {
            consumer.accept(found(row, extra));
        });
    }

    /** Runs a statement that selects numbers. */
    public List<Long> numbers(Sql sql) {
        return jdbc.sql(sql.text()).params(sql.parameters()).query(Long.class).list();
    }

    /** Runs a statement that selects one number. */
    public long number(Sql sql) {
        return jdbc.sql(sql.text()).params(sql.parameters()).query(Long.class).single();
    }

    /** One found row and the texts that were selected with it. */
    public record FoundRow(StoredResource row, List<@Nullable String> extra) {}

    private List<StoredResource> query(Sql sql) {
        return ask(sql).query(mapper).list();
    }

    private JdbcClient.StatementSpec ask(Sql sql) {
        documents.prepare();
        return jdbc.sql(sql.text()).params(sql.parameters());
    }

    private Optional<StoredResource> one(Sql sql) {
        return query(sql).stream().findFirst();
    }
}
