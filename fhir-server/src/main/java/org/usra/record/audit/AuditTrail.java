package org.usra.record.audit;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The lines of the audit, newest first, as whoever may read them asks for them. */
@Component
public class AuditTrail {

    private final JdbcTemplate jdbc;

    AuditTrail(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** At most {@code most} lines. */
    public List<AuditLine> find(AuditQuestion question, int most) {
        List<Object> parameters = new ArrayList<>();
        String where = where(question, parameters);
        parameters.add(most);
        return jdbc.query(
                "select id, at, interaction, type, resource, version, query, patients, subject, practitioner_role, client,"
                        + " token from record.audit_event where " + where + " order by id desc limit ?",
                (row, number) -> line(row),
                parameters.toArray());
    }

    /** How many lines there are. */
    public long count(AuditQuestion question) {
        List<Object> parameters = new ArrayList<>();
        String where = where(question, parameters);
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from record.audit_event where " + where, Long.class, parameters.toArray()));
    }

    private static String where(AuditQuestion question, List<Object> parameters) {
        StringBuilder where = new StringBuilder("true");
        if (question.patient() != null) {
            where.append(" and patients @> array[?]::text[]");
            parameters.add(question.patient());
        }
        if (question.subject() != null) {
            where.append(" and subject = ?");
            parameters.add(question.subject());
        }
        if (question.from() != null) {
            where.append(" and at >= ?");
            parameters.add(Timestamp.from(question.from()));
        }
        if (question.until() != null) {
            where.append(" and at < ?");
            parameters.add(Timestamp.from(question.until()));
        }
        if (question.id() != null) {
            where.append(" and id = ?");
            parameters.add(question.id());
        }
        if (question.before() != null) {
            where.append(" and id < ?");
            parameters.add(question.before());
        }
        return where.toString();
    }

    private static AuditLine line(ResultSet row) throws SQLException {
        Array patients = row.getArray("patients");
        return new AuditLine(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("interaction"),
                row.getString("type"),
                row.getString("resource"),
                row.getString("query"),
                List.of((String[]) patients.getArray()),
                row.getString("subject"),
                row.getString("practitioner_role"),
                row.getString("client"),
                row.getString("token"));
    }
}
