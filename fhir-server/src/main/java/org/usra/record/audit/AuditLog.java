package org.usra.record.audit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;

/** Appends audit rows in the transaction of the caller. The database role can neither change nor delete one. */
@Component
public class AuditLog {

    private final JdbcTemplate jdbc;

    public AuditLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** One round trip for the batch. */
    public void append(List<AuditEntry> entries) {
        jdbc.batchUpdate("""
                insert into record.audit_event (at, interaction, type, resource, version, query, patients, results,
                  subject, roles, organizations, practitioner_role, client, token)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", entries, 100, AuditLog::bind);
    }

    private static void bind(PreparedStatement row, AuditEntry entry) throws SQLException {
        Caller caller = entry.caller();
        row.setTimestamp(1, Timestamp.from(entry.at()));
        row.setString(2, entry.interaction());
        row.setString(3, entry.type());
        row.setString(4, entry.resource());
        row.setObject(5, entry.version(), Types.BIGINT);
        row.setString(6, entry.query());
        row.setArray(7, texts(row, entry.patients()));
        row.setObject(8, entry.results(), Types.INTEGER);
        row.setString(9, caller.subject());
        row.setArray(10, texts(row, caller.roles()));
        row.setArray(11, texts(row, caller.organizations()));
        row.setString(12, caller.practitionerRole());
        row.setString(13, caller.client());
        row.setString(14, caller.tokenId());
    }

    private static java.sql.Array texts(PreparedStatement row, Collection<String> values) throws SQLException {
        return row.getConnection()
                .createArrayOf("text", values.stream().sorted().toArray());
    }
}
