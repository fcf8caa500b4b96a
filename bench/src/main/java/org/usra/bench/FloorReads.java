package org.usra.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** The reads of the floor: one statement each, whose documents are fetched and thrown away. */
final class FloorReads {

    private static final int SAMPLE = 5000;

    private final Floor floor;

    FloorReads(Floor floor) {
        this.floor = floor;
    }

    /** Binds the parameters of one call. */
    private interface Binding {
        void bind(PreparedStatement statement, Random random) throws SQLException;
    }

    List<Workload> all() throws SQLException {
        List<Floor.Row> patients = floor.some("Patient", SAMPLE);
        short observation = floor.some("Observation", 1).getFirst().type();
        short coverage = floor.some("Coverage", 1).getFirst().type();
        List<Long> identifiers = hashes();
        List<String[]> households = households();
        return List.of(
                reading(
                        "floor: read",
                        "select document from bench.resource where bucket = ? and type = ? and id = ?",
                        (statement, random) -> {
                            Floor.Row row = patients.get(random.nextInt(patients.size()));
                            statement.setShort(1, row.bucket());
                            statement.setShort(2, row.type());
                            statement.setString(3, row.id());
                        }),
                reading(
                        "floor: search by identifier",
                        "select r.document from bench.resource_identifier i join bench.resource r"
                                + " on r.bucket = i.bucket and r.type = i.type and r.id = i.id where i.hash = ?",
                        (statement, random) ->
                                statement.setLong(1, identifiers.get(random.nextInt(identifiers.size())))),
                reading(
                        "floor: last ten of a type of one patient",
                        "select document from bench.resource where patient = ? and type = ?"
                                + " order by moment_low desc limit 10",
                        (statement, random) -> {
                            statement.setString(
                                    1,
                                    patients.get(random.nextInt(patients.size()))
                                            .patient());
                            statement.setShort(2, observation);
                        }),
                reading(
                        "floor: coverages of one patient",
                        "select document from bench.resource where patient = ? and type = ?",
                        (statement, random) -> {
                            statement.setString(
                                    1,
                                    patients.get(random.nextInt(patients.size()))
                                            .patient());
                            statement.setShort(2, coverage);
                        }),
                reading(
                        "floor: everything of a household",
                        "select document from bench.resource where patient = any (?)",
                        (statement, random) -> statement.setArray(
                                1,
                                statement
                                        .getConnection()
                                        .createArrayOf("text", households.get(random.nextInt(households.size()))))));
    }

    private Workload reading(String name, String sql, Binding binding) {
        return new Workload(name, caller -> reading(sql, binding, new Random(caller)));
    }

    private Supplier<Answer> reading(String sql, Binding binding, Random random) {
        Connection connection = floor.open();
        return () -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                binding.bind(select, random);
                int bytes = 0;
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        bytes += rows.getBytes(1).length;
                    }
                }
                return new Answer(200, Integer.toString(bytes));
            } catch (SQLException e) {
                return new Answer(500, e.toString());
            }
        };
    }

    private List<Long> hashes() throws SQLException {
        try (Connection connection = floor.open();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("select hash from bench.resource_identifier limit " + SAMPLE)) {
            List<Long> hashes = new ArrayList<>();
            while (rows.next()) {
                hashes.add(rows.getLong(1));
            }
            return hashes;
        }
    }

    private List<String[]> households() throws SQLException {
        try (Connection connection = floor.open();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("select array_agg(m.person) from record.household_member m where m.person in"
                                + " (select patient from bench.resource) group by m.household limit " + SAMPLE)) {
            List<String[]> households = new ArrayList<>();
            while (rows.next()) {
                households.add((String[]) rows.getArray(1).getArray());
            }
            return households;
        }
    }
}
