package org.usra.launcher.killing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.usra.launcher.killing.StoredRecord.Columns;

/**
 * Is a current row found by what its document says? Only by what can be told without the server's own classes: owner,
 * leading date, the number of identifiers, the home of an id. The server's own {@code $reindex} compares the rest.
 */
final class SearchRowCheck {

    private SearchRowCheck() {}

    static List<String> findings(Connection connection, StoredRecord stored) throws SQLException {
        List<String> findings = new ArrayList<>();
        Map<String, Integer> identifiers = counted(connection, """
                select t.name || '/' || i.id || ' ' || i.bucket, count(distinct (i.hash, i.system)), count(*)
                from record.resource_identifier i join record.resource_type t on t.number = i.type group by 1""", findings);
        Map<String, Integer> homes = counted(connection, """
                select t.name || '/' || h.id, h.bucket, h.bucket
                from record.resource_home h join record.resource_type t on t.number = h.type""", findings);
        Set<String> entered = new HashSet<>(identifiers.keySet());
        Set<String> housed = new HashSet<>(homes.keySet());
        for (StoredVersion one : stored.current()) {
            String key = one.version().type() + "/" + one.version().id();
            if (identifiers.getOrDefault(key + " " + one.bucket(), 0) != one.identifiers()) {
                findings.add("not as many rows of resource_identifier as identifiers: " + key);
            }
            if (homes.getOrDefault(key, said(one.version().id())) != one.bucket()) {
                findings.add("not where its id or its home says: " + key);
            }
            entered.remove(key + " " + one.bucket());
            housed.remove(key);
            columns(one, key, Objects.requireNonNull(stored.columns().get(key)), findings);
        }
        entered.forEach(key -> findings.add("resource_identifier names what is not there: " + key));
        housed.forEach(key -> findings.add("resource_home names what is not there: " + key));
        return findings;
    }

    private static void columns(StoredVersion one, String key, Columns columns, List<String> findings) {
        if (one.deleted()) {
            if (columns.keys() > 0 || columns.low() != null) {
                findings.add("deleted and yet found: " + key);
            }
            return;
        }
        if (!one.subject().isEmpty() && !one.subject().equals(columns.patient())) {
            findings.add("not in the record of its patient: " + key);
        }
        if (one.effective() != null && !one.effective().equals(columns.low())) {
            findings.add("not found by its date: " + key);
        }
        if (columns.keys() == 0) {
            findings.add("found by nothing: " + key);
        }
    }

    /** The bucket that a server-made id says: its nine low bits. */
    private static int said(String id) {
        return id.length() == 36 ? Integer.parseInt(id, 33, 36, 16) & 0x1ff : -1;
    }

    private static Map<String, Integer> counted(Connection connection, String sql, List<String> findings)
            throws SQLException {
        Map<String, Integer> counted = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                if (rows.getInt(2) != rows.getInt(3)) {
                    findings.add("entered twice in resource_identifier: " + rows.getString(1));
                }
                counted.put(rows.getString(1), rows.getInt(2));
            }
        }
        return counted;
    }
}
