package org.usra.record.audit;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.annotation.PreDestroy;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.row.Rows;

/**
 * Appends audit rows, each statement a transaction of its own. The database role can neither change nor delete one.
 *
 * <p>It has a connection of its own: a transaction that reads waits for its audit while it holds one of the pool, and as
 * many of them as the pool has would wait for each other.
 */
@Component
public class AuditLog {

    /** Before the rows that {@link #rows} makes. */
    public static final String INSERT =
            "insert into record.audit_event (at, interaction, type, resource, version, query,"
                    + " patients, results, subject, roles, organizations, practitioner_role, client, token) values ";

    private final HikariDataSource source = new HikariDataSource();
    private final JdbcTemplate jdbc = new JdbcTemplate(source);

    /** @param pool whose address, role and settings are taken */
    public AuditLog(DataSource pool) throws SQLException {
        pool.unwrap(HikariDataSource.class).copyStateTo(source);
        source.setPoolName("audit");
        source.setMaximumPoolSize(1);
        source.setMinimumIdle(1);
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

    @PreDestroy
    void close() {
        source.close();
    }
}
