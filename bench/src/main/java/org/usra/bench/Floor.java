package org.usra.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The floor: what PostgreSQL alone needs when a program does the least that such an operation must do, over JDBC, in a
 * schema of its own on the same server with the same durability.
 *
 * <p>A read is one probe of the primary key that returns the bytes. A write is one transaction that inserts each document
 * with its keys, one event and one audit row. No HTTP, no login, no rights, no validation.
 */
final class Floor {

    private static final int DOCUMENTS = 5000;
    private static final int WRITTEN_PER_VISIT = 6;

    private final String url;

    Floor(String url) {
        this.url = url;
    }

    void prepare() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists bench cascade");
            statement.execute("create schema bench");
            statement.execute("create table bench.document (bucket smallint, type smallint, id text collate \"C\","
                    + " patient text, keys bigint[], document bytea, primary key (bucket, type, id))");
            statement.execute("create index on bench.document using gin (keys) with (fastupdate = off)");
            statement.execute(
                    "create table bench.event (seq bigserial primary key, type smallint, id text, at timestamptz)");
            statement.execute(
                    "create table bench.audit (seq bigserial primary key, who text, what text, at timestamptz)");
            try (PreparedStatement insert = insertDocument(connection)) {
                Random random = new Random(1);
                for (int i = 0; i < DOCUMENTS; i++) {
                    bind(insert, "d" + i, random);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            statement.execute("analyze bench.document");
        }
    }

    void remove() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists bench cascade");
        }
    }

    List<Workload> all() {
        return List.of(
                new Workload("floor: read one document", caller -> reading(new Random(caller))),
                new Workload("floor: write six documents", caller -> writing(new Random(caller))));
    }

    private Supplier<Answer> reading(Random random) {
        Connection connection = open();
        return () -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select document from bench.document where bucket = ? and type = ? and id = ?")) {
                String id = "d" + random.nextInt(DOCUMENTS);
                select.setShort(1, bucket(id));
                select.setShort(2, (short) 1);
                select.setString(3, id);
                try (ResultSet rows = select.executeQuery()) {
                    return new Answer(rows.next() ? 200 : 404, "");
                }
            } catch (SQLException e) {
                return new Answer(500, e.toString());
            }
        };
    }

    private Supplier<Answer> writing(Random random) {
        Connection connection = open();
        return () -> {
            try (PreparedStatement insert = insertDocument(connection);
                    PreparedStatement event =
                            connection.prepareStatement("insert into bench.event (type, id, at) values (1, ?, now())");
                    PreparedStatement audit = connection.prepareStatement(
                            "insert into bench.audit (who, what, at) values ('doctor', ?, now())")) {
                connection.setAutoCommit(false);
                for (int i = 0; i < WRITTEN_PER_VISIT; i++) {
                    String id = UUID.randomUUID().toString();
                    bind(insert, id, random);
                    insert.addBatch();
                    event.setString(1, id);
                    event.addBatch();
                    audit.setString(1, id);
                    audit.addBatch();
                }
                insert.executeBatch();
                event.executeBatch();
                audit.executeBatch();
                connection.commit();
                return new Answer(201, "");
            } catch (SQLException e) {
                return new Answer(500, e.toString());
            }
        };
    }

    private static PreparedStatement insertDocument(Connection connection) throws SQLException {
        return connection.prepareStatement("insert into bench.document values (?, 1, ?, 'p', ?, ?)");
    }

    private static void bind(PreparedStatement insert, String id, Random random) throws SQLException {
        insert.setShort(1, bucket(id));
        insert.setString(2, id);
        insert.setArray(
                3,
                insert.getConnection()
                        .createArrayOf("bigint", random.longs(8).boxed().toArray()));
        insert.setBytes(
                4,
                ("{\"resourceType\":\"Observation\",\"id\":\"" + id + "\",\"x\":\"" + "y".repeat(950) + "\"}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static short bucket(String id) {
        return (short) Math.floorMod(id.hashCode(), 512);
    }

    private Connection open() {
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
