package org.usra.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The floor: what PostgreSQL alone needs when a program does over JDBC the least that such an operation must do, with the
 * same documents, keys and indexes, on a copy of part of the record in a schema of its own on the same server with the same
 * durability.
 *
 * <p>A read is one statement that returns the documents. A write is one transaction of as many documents as the operation
 * writes, their identifiers, and an event and an audit row for each. No HTTP, no login, no rights, no validation, and no
 * audit of reads.
 */
final class Floor {

    private static final int COPIED = 60_000;

    private final String url;

    Floor(String url) {
        this.url = url;
    }

    /** A resource of the copy. */
    record Row(short bucket, short type, String id, String patient) {}

    void prepare() throws SQLException {
        remove();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema bench");
            for (String table : List.of("resource", "resource_history", "resource_identifier")) {
                statement.execute("create table bench." + table + " (like record." + table + " including indexes)");
            }
            statement.execute(
                    "create table bench.event (seq bigserial primary key, type smallint, id text, at timestamptz)");
            statement.execute(
                    "create table bench.audit (seq bigserial primary key, who text, what text, at timestamptz)");
            // Whole patients, so that a search finds as much as in the record.
            statement.execute(
                    "insert into bench.resource select r.* from record.resource r where r.document is not null"
                            + " and r.patient in (select patient from record.resource where patient is not null"
                            + " order by patient limit " + COPIED + ")");
            statement.execute("insert into bench.resource_identifier select i.* from record.resource_identifier i"
                    + " where exists (select 1 from bench.resource r where r.bucket = i.bucket and r.type = i.type"
                    + " and r.id = i.id)");
            statement.execute("vacuum analyze bench.resource, bench.resource_identifier");
        }
    }

    void remove() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists bench cascade");
        }
    }

    List<Workload> all() throws SQLException {
        FloorReads reads = new FloorReads(this);
        FloorWrites writes = new FloorWrites(this);
        List<Workload> all = new ArrayList<>(reads.all());
        all.addAll(writes.all());
        return all;
    }

    /** Some of the copied resources of a type. */
    List<Row> some(String type, int most) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement select = connection.prepareStatement(
                        "select r.bucket, r.type, r.id, r.patient from bench.resource r join record.resource_type t"
                                + " on t.number = r.type where t.name = ? limit ?")) {
            select.setString(1, type);
            select.setInt(2, most);
            List<Row> rows = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(new Row(found.getShort(1), found.getShort(2), found.getString(3), found.getString(4)));
                }
            }
            if (rows.isEmpty()) {
                throw new IllegalStateException("the record holds no " + type);
            }
            return rows;
        }
    }

    Connection open() {
        try {
            return connect();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "postgres", "");
    }
}
