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
import java.util.Set;
import org.usra.launcher.killing.Ledger.Version;

/** Has each version one event and one audit row, and no other version any? Is every acknowledged read in the audit? */
final class TrailCheck {

    private static final Map<String, String> ROWS = Map.of(
            "event",
            "select type, id, version, interaction from record.event",
            "audit row",
            "select type, resource, version, interaction from record.audit_event where version is not null");

    private TrailCheck() {}

    static List<String> findings(Connection connection, StoredRecord stored, Ledger ledger) throws SQLException {
        List<String> findings = new ArrayList<>();
        for (Map.Entry<String, String> rows : ROWS.entrySet()) {
            compare(rows.getKey(), rows(connection, rows.getValue(), findings), stored, findings);
        }
        reads(connection, ledger, findings);
        return findings;
    }

    private static Map<Version, String> rows(Connection connection, String sql, List<String> findings)
            throws SQLException {
        Map<Version, String> rows = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                Version version = new Version(found.getString(1), found.getString(2), found.getInt(3));
                if (rows.put(version, found.getString(4)) != null) {
                    findings.add("written down twice: " + version);
                }
            }
        }
        return rows;
    }

    private static void compare(String what, Map<Version, String> rows, StoredRecord stored, List<String> findings) {
        Set<Version> without = new HashSet<>(rows.keySet());
        for (StoredVersion one : stored.all()) {
            String interaction = rows.get(one.version());
            if (interaction == null) {
                findings.add("no " + what + ": " + one.version());
            } else if (one.deleted() != interaction.equals("delete")) {
                findings.add("another " + what + " than what was done: " + one.version() + " " + interaction);
            }
            without.remove(one.version());
        }
        without.forEach(version -> findings.add("an " + what + " without a version: " + version));
    }

    private static void reads(Connection connection, Ledger ledger, List<String> findings) throws SQLException {
        Map<String, Integer> written = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "select query, count(*) from record.audit_event where interaction = 'read' group by query")) {
            while (found.next()) {
                written.put(found.getString(1), found.getInt(2));
            }
        }
        ledger.reads().forEach((key, count) -> {
            if (written.getOrDefault(key, 0) < count) {
                findings.add("read " + count + " times and less often in the audit: " + key);
            }
        });
    }
}
