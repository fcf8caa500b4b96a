package org.usra.launcher.killing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.usra.launcher.killing.Ledger.Version;

/**
 * All versions that the tables hold, current ones and history, by resource.
 *
 * @param columns of current rows: what they are found by
 */
record StoredRecord(Map<String, List<StoredVersion>> versions, Map<String, Columns> columns) {

    /** @param low the beginning of the leading date */
    record Columns(@Nullable String patient, @Nullable Long low, int keys) {}

    static StoredRecord read(Connection connection) throws SQLException {
        StoredRecord stored = new StoredRecord(new TreeMap<>(), new TreeMap<>());
        try (StoredDocuments documents = new StoredDocuments(connection);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select t.name, r.id, r.version, r.bucket, r.document, true, r.patient, r.moment_low,
                          cardinality(r.keys) from record.resource r join record.resource_type t on t.number = r.type
                        union all
                        select t.name, h.id, h.version, h.bucket, h.document, false, null, null, 0
                        from record.resource_history h join record.resource_type t on t.number = h.type""")) {
            while (rows.next()) {
                stored.add(rows, documents);
            }
        }
        return stored;
    }

    private void add(ResultSet row, StoredDocuments documents) throws SQLException {
        Version version = new Version(row.getString(1), row.getString(2), row.getInt(3));
        byte[] document = row.getBytes(5);
        boolean current = row.getBoolean(6);
        String key = version.type() + "/" + version.id();
        versions.computeIfAbsent(key, unseen -> new ArrayList<>())
                .add(StoredVersion.of(
                        version, row.getShort(4), current, document == null ? null : documents.text(document)));
        if (current && columns.put(key, columns(row)) != null) {
            throw new IllegalStateException(key + " has two current rows");
        }
    }

    private static Columns columns(ResultSet row) throws SQLException {
        return new Columns(row.getString(7), row.getObject(8, Long.class), row.getInt(9));
    }

    /** Every version there is. */
    List<StoredVersion> all() {
        return versions.values().stream().flatMap(List::stream).toList();
    }

    /** The current version of each resource that has one. */
    List<StoredVersion> current() {
        return all().stream().filter(StoredVersion::current).toList();
    }
}
