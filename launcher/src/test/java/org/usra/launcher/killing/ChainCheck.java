package org.usra.launcher.killing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Does every seal of the audit still fit its rows and the seal before it? Computed anew from the rows. */
final class ChainCheck {

    private static final String ROWS = """
            select a.xid::text || '|' || a.id || '|' || extract(epoch from a.at)::text || '|' || row(a.interaction, a.type,
              a.resource, a.version, a.query, a.patients, a.results, a.subject, a.roles, a.organizations,
              a.practitioner_role, a.client, a.token)::text
            from record.audit_event a where a.xid >= ?::text::xid8 and a.xid < ?::text::xid8 order by a.xid, a.id""";

    private ChainCheck() {}

    static List<String> findings(Connection connection) throws SQLException {
        List<String> findings = new ArrayList<>();
        byte[] previous = new byte[32];
        String reached = "0";
        long number = 0;
        try (Statement statement = connection.createStatement();
                PreparedStatement rows = connection.prepareStatement(ROWS);
                ResultSet seals = statement.executeQuery("select number, from_xid::text, to_xid::text, previous, hash,"
                        + " entries from record.audit_seal order by number")) {
            while (seals.next()) {
                rows.setString(1, seals.getString(2));
                rows.setString(2, seals.getString(3));
                boolean follows = seals.getLong(1) == ++number
                        && seals.getString(2).equals(reached)
                        && MessageDigest.isEqual(seals.getBytes(4), previous);
                if (!follows || !holds(rows, previous, seals)) {
                    findings.add("the chain of the audit is broken at seal " + seals.getLong(1));
                    return findings;
                }
                previous = seals.getBytes(5);
                reached = seals.getString(3);
            }
        }
        return findings;
    }

    private static boolean holds(PreparedStatement rows, byte[] previous, ResultSet seal) throws SQLException {
        try (ResultSet found = rows.executeQuery()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(previous);
            long entries = 0;
            while (found.next()) {
                digest.update((found.getString(1) + "\n").getBytes(StandardCharsets.UTF_8));
                entries++;
            }
            return entries == seal.getLong(6) && MessageDigest.isEqual(digest.digest(), seal.getBytes(5));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
