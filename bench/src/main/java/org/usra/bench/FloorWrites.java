package org.usra.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** The writes of the floor: rows of the record again under new ids, each call one transaction. */
final class FloorWrites {

    private static final int SAMPLE = 200;
    private static final String INSERT =
            "insert into bench.resource values (" + String.join(", ", java.util.Collections.nCopies(16, "?")) + ")";
    private static final int BUCKET = 6;
    private static final int TYPE = 7;
    private static final int ID = 10;
    private static final int DOCUMENT = 16;

    private final Floor floor;

    FloorWrites(Floor floor) {
        this.floor = floor;
    }

    List<Workload> all() throws SQLException {
        List<Object[]> patients = rows("Patient");
        List<Object[]> observations = rows("Observation");
        List<Object[]> visit = new ArrayList<>(rows("Encounter").subList(0, 1));
        visit.addAll(observations.subList(0, 3));
        visit.addAll(rows("Condition").subList(0, 1));
        visit.addAll(rows("MedicationRequest").subList(0, 1));
        List<Object[]> task = rows("Task");
        return List.of(
                creating("floor: create Patient", 1, patients, 1, 2),
                creating("floor: encounter transaction (6 resources)", 1, visit, visit.size(), 0),
                new Workload("floor: update with version", caller -> updating(task.getFirst())),
                creating("floor: bulk load, one resource of 50", 50, observations, 50, 0));
    }

    private Workload creating(String name, int units, List<Object[]> rows, int written, int identifiers) {
        return new Workload(name, units, caller -> {
            Connection connection = floor.open();
            Random random = new Random(caller);
            return () -> {
                try {
                    connection.setAutoCommit(false);
                    create(connection, rows, written, identifiers, random);
                    connection.commit();
                    return new Answer(201, "");
                } catch (SQLException e) {
                    return new Answer(500, e.toString());
                }
            };
        });
    }

    private static void create(Connection connection, List<Object[]> rows, int written, int identifiers, Random random)
            throws SQLException {
        List<String> ids = new ArrayList<>();
        try (PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement identifier =
                        connection.prepareStatement("insert into bench.resource_identifier values (?, 1, ?, ?, ?)")) {
            for (int i = 0; i < written; i++) {
                Object[] row = rows.get(written == rows.size() ? i : random.nextInt(rows.size()));
                String id = UUID.randomUUID().toString();
                ids.add(id);
                for (int column = 1; column <= row.length; column++) {
                    insert.setObject(column, column == ID ? id : row[column - 1]);
                }
                insert.addBatch();
                for (int k = 0; k < identifiers; k++) {
                    identifier.setLong(1, random.nextLong());
                    identifier.setObject(2, row[BUCKET - 1]);
                    identifier.setObject(3, row[TYPE - 1]);
                    identifier.setString(4, id);
                    identifier.addBatch();
                }
            }
            insert.executeBatch();
            identifier.executeBatch();
        }
        leaveTrail(connection, ids);
    }

    /** Replaces its own row, whose former version goes to the history. */
    private Supplier<Answer> updating(Object[] task) {
        Connection connection = floor.open();
        Object[] row = Arrays.copyOf(task, task.length);
        row[ID - 1] = UUID.randomUUID().toString();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int column = 1; column <= row.length; column++) {
                insert.setObject(column, row[column - 1]);
            }
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return () -> {
            try (PreparedStatement lock = connection.prepareStatement(
                            "select * from bench.resource where bucket = ? and type = ? and id = ? for update");
                    PreparedStatement keep = connection.prepareStatement("insert into bench.resource_history"
                            + " select updated, bucket, type, version, method, id, document from bench.resource"
                            + " where bucket = ? and type = ? and id = ?");
                    PreparedStatement update = connection.prepareStatement(
                            "update bench.resource set version = version + 1, updated = now(), keys = keys, document = ?"
                                    + " where bucket = ? and type = ? and id = ?")) {
                connection.setAutoCommit(false);
                key(lock, 0, row);
                lock.executeQuery().close();
                key(keep, 0, row);
                keep.executeUpdate();
                update.setObject(1, row[DOCUMENT - 1]);
                key(update, 1, row);
                update.executeUpdate();
                leaveTrail(connection, List.of((String) row[ID - 1]));
                connection.commit();
                return new Answer(200, "");
            } catch (SQLException e) {
                return new Answer(500, e.toString());
            }
        };
    }

    private static void key(PreparedStatement statement, int before, Object[] row) throws SQLException {
        statement.setObject(before + 1, row[BUCKET - 1]);
        statement.setObject(before + 2, row[TYPE - 1]);
        statement.setObject(before + 3, row[ID - 1]);
    }

    private static void leaveTrail(Connection connection, List<String> ids) throws SQLException {
        try (PreparedStatement event =
                        connection.prepareStatement("insert into bench.event (type, id, at) values (1, ?, now())");
                PreparedStatement audit = connection.prepareStatement(
                        "insert into bench.audit (who, what, at) values ('doctor', ?, now())")) {
            for (String id : ids) {
                event.setString(1, id);
                event.addBatch();
                audit.setString(1, id);
                audit.addBatch();
            }
            event.executeBatch();
            audit.executeBatch();
        }
    }

    private List<Object[]> rows(String type) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        try (Connection connection = floor.open();
                PreparedStatement select = connection.prepareStatement(
                        "select r.* from record.resource r join record.resource_type t on t.number = r.type"
                                + " where t.name = ? and r.document is not null limit " + SAMPLE)) {
            select.setString(1, type);
            try (ResultSet found = select.executeQuery()) {
                ResultSetMetaData columns = found.getMetaData();
                while (found.next()) {
                    Object[] row = new Object[columns.getColumnCount()];
                    for (int i = 1; i <= row.length; i++) {
                        row[i - 1] = found.getObject(i);
                    }
                    rows.add(row);
                }
            }
        }
        if (rows.size() < (type.equals("Task") ? 1 : 3)) {
            throw new IllegalStateException("the record holds too few resources of type " + type);
        }
        return rows;
    }
}
