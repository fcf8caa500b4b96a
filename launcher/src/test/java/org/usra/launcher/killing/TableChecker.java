package org.usra.launcher.killing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads all tables in one snapshot and says what does not agree with the ledger or with itself. Empty: nothing. */
final class TableChecker {

    private TableChecker() {}

    static List<String> findings(Connection connection, Ledger ledger) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        StoredRecord stored = StoredRecord.read(connection);
        List<String> findings = new ArrayList<>(VersionCheck.findings(stored, ledger));
        findings.addAll(TrailCheck.findings(connection, stored, ledger));
        findings.addAll(SearchRowCheck.findings(connection, stored));
        findings.addAll(ChainCheck.findings(connection));
        connection.rollback();
        return findings;
    }
}
