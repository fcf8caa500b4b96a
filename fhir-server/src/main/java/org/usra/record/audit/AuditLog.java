package org.usra.record.audit;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.row.Rows;

/** Appends audit rows in the transaction of the caller. The database role can neither change nor delete one. */
@Component
public class AuditLog {

    /** Before the rows that {@link #rows} makes. */
    public static final String INSERT =
            "insert into record.audit_event (at, interaction, type, resource, version, query,"
                    + " patients, results, subject, roles, organizations, practitioner_role, client, token) values ";

    private final JdbcTemplate jdbc;

    public AuditLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** One statement for {@value Rows#MOST} entries. */
    public void append(List<AuditEntry> entries) {
        for (List<AuditEntry> portion : Rows.portions(entries)) {
            Rows rows = rows(portion);
            jdbc.update(INSERT + rows.text(), rows.parameters().toArray());
        }
    }

    public static Rows rows(List<AuditEntry> entries) {
        Rows rows = new Rows("(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        for (AuditEntry entry : entries) {
            Caller caller = entry.caller();
            rows.add(
                    entry.at().atOffset(java.time.ZoneOffset.UTC),
                    entry.interaction(),
                    entry.type(),
                    entry.resource(),
                    entry.version(),
                    entry.query(),
                    texts(entry.patients()),
                    entry.results(),
                    caller.subject(),
                    texts(caller.roles()),
                    texts(caller.organizations()),
                    caller.practitionerRole(),
                    caller.client(),
                    caller.tokenId());
        }
        return rows;
    }

    private static String[] texts(Collection<String> values) {
        return values.stream().sorted().toArray(String[]::new);
    }
}
