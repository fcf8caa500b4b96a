package org.usra.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/** Bytes that a stored resource takes, indexes included. */
final class Disk {

    private static final String OF_TABLES = """
            select coalesce(sum(pg_total_relation_size(c.oid)), 0) / greatest(1, (
                select count(*) from record.resource) + (select count(*) from record.resource_history))
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'record' and c.relkind = 'r' and c.relname ~ '%s'""";

    private Disk() {}

    /** Documents, history and what they are found by; audit and outbox apart. */
    static String report(Connection connection) throws SQLException {
        return String.format(
                Locale.ROOT,
                "bytes on disk for one version of a resource: documents, history and indexes %d, audit %d, outbox %d,"
                        + " rows of rights and rules %d",
                bytes(connection, "^resource"),
                bytes(connection, "^audit"),
                bytes(connection, "^event"),
                bytes(
                        connection,
                        "^(person|care_relationship|enrolment|coverage_period|household_member|referral|admission|slot)"));
    }

    private static long bytes(Connection connection, String tables) throws SQLException {
        try (ResultSet rows = connection.createStatement().executeQuery(OF_TABLES.formatted(tables))) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
