package org.usra.record.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.store.IndexRepair.Scope;
import org.usra.record.store.IndexRow.Identifier;

/**
 * Finds rows of {@code resource_identifier} that no document asks for: a surplus row costs a look-up its second read and
 * makes a registry of identifiers say what is not so. Walks the registry along its only index.
 *
 * <p>In the transaction of the caller, who holds the locks of the resources.
 */
@Component
public class RegistryRepair {

    private static final String ROW = " where hash = ? and system = ? and bucket = ? and type = ? and id = ?";

    private final JdbcTemplate jdbc;
    private final FhirDefinitions definitions;
    private final SearchIndex index;

    RegistryRepair(JdbcTemplate jdbc, FhirDefinitions definitions, SearchIndex index) {
        this.jdbc = jdbc;
        this.definitions = definitions;
        this.index = index;
    }

    /** One row of the registry. */
    public record Entry(long hash, int system, short bucket, ResourceKey key) {}

    /** The rows after a hash, all rows of the last hash among them. */
    public List<Entry> after(@Nullable Long hash, Scope scope, int limit) {
        Sql sql = Sql.of("select hash, system, bucket, type, id from resource_identifier where true");
        if (hash != null) {
            sql.add(" and hash > ?", hash);
        }
        if (!scope.types().isEmpty()) {
            sql.add(" and type in ")
                    .addList(scope.types().stream().map(definitions::typeNumber).toList());
        }
        if (scope.id() != null) {
            sql.add(" and id = ?", scope.id());
        }
        sql.add(" order by hash fetch first ? rows with ties", limit);
        return jdbc.query(
                sql.text(),
                (row, number) -> new Entry(
                        row.getLong(1),
                        row.getInt(2),
                        row.getShort(3),
                        new ResourceKey(definitions.typeName(row.getShort(4)), row.getString(5))),
                sql.parameters().toArray());
    }

    /** Those that these versions, all there are of the resources, do not ask for, and those that stand there twice. */
    public List<Entry> surplus(List<Entry> entries, List<NewVersion> versions) {
        Map<ResourceKey, Set<Entry>> wanted = wanted(versions);
        Set<Entry> seen = new HashSet<>();
        List<Entry> surplus = new ArrayList<>();
        for (Entry entry : entries) {
            boolean asked = wanted.getOrDefault(entry.key(), Set.of()).contains(entry);
            // Read before the locks were taken, it may have gone meanwhile.
            if ((!asked || !seen.add(entry)) && count(entry) > (asked ? 1 : 0)) {
                surplus.add(entry);
            }
        }
        return surplus;
    }

    private long count(Entry entry) {
        Long count = jdbc.queryForObject("select count(*) from resource_identifier" + ROW, Long.class, columns(entry));
        return count == null ? 0 : count;
    }

    /** Takes them away; of what stood there twice one remains. */
    public void remove(List<Entry> surplus, List<NewVersion> versions) {
        Map<ResourceKey, Set<Entry>> wanted = wanted(versions);
        for (Entry entry : Set.copyOf(surplus)) {
            jdbc.update("delete from resource_identifier" + ROW, columns(entry));
            if (wanted.getOrDefault(entry.key(), Set.of()).contains(entry)) {
                jdbc.update(
                        "insert into resource_identifier (hash, system, bucket, type, id) values (?, ?, ?, ?, ?)",
                        columns(entry));
            }
        }
    }

    private Object[] columns(Entry entry) {
        return new Object[] {
            entry.hash(),
            entry.system(),
            entry.bucket(),
            definitions.typeNumber(entry.key().type()),
            entry.key().id()
        };
    }

    private Map<ResourceKey, Set<Entry>> wanted(List<NewVersion> versions) {
        Map<ResourceKey, Set<Entry>> wanted = new HashMap<>();
        for (NewVersion version : versions) {
            StoredResource row = version.row();
            for (Identifier identifier :
                    index.of(row.key().type(), row.patient(), version.values()).identifiers()) {
                wanted.computeIfAbsent(row.key(), unseen -> new HashSet<>())
                        .add(new Entry(identifier.hash(), identifier.system(), row.bucket(), row.key()));
            }
        }
        return wanted;
    }
}
