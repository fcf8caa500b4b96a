package org.usra.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Makes a record many times as large by copying its patients within PostgreSQL: other ids, other identifiers and references,
 * the same codes, documents and dates, so that the copies lie in the same indexes and are found by nobody who asks for the
 * originals. The copies stay; give the benchmark a data directory of its own.
 */
final class Copies {

    /** A copied id keeps the end of a server-made one, which names its bucket. */
    private static final String COPY = """
            create or replace function bench_copy(id text, n integer) returns text language sql immutable as $$
              select case when length(id) = 36 then left(id, 24) || left(md5(id || n), 9) || right(id, 3) else id || '-' || n end $$""";

    /**
     * What is copied, apart, so that a copy reads no other copy. Codes, and whatever else many share, stay: an index holds one
     * long list for each.
     */
    private static final List<String> ORIGINALS = List.of(
            "create unlogged table bench_shared as select k from record.resource, unnest(keys) k group by k"
                    + " having count(*) > (select count(*) from record.resource) / 1000",
            "create unlogged table bench_resource as select r.*,"
                    + " array(select k from unnest(keys) k where k in (select k from bench_shared)) as shared_keys,"
                    + " array(select k from unnest(keys) k where k not in (select k from bench_shared)) as own_keys"
                    + " from record.resource r where patient is not null and document is not null",
            "alter table bench_resource add primary key (type, id)",
            "create unlogged table bench_identifier as select i.* from record.resource_identifier i"
                    + " join bench_resource r using (type, id)",
            "create unlogged table bench_relation as select c.* from record.care_relationship c"
                    + " where patient in (select patient from bench_resource)",
            "create unlogged table bench_party as select p.* from record.resource_party p join bench_resource r using (type, id)",
            "analyze");

    private static final String DROP =
            "drop table if exists bench_shared, bench_resource, bench_identifier, bench_relation, bench_party";

    private static final String RESOURCES = """
            insert into record.resource
            select created, updated, moment_low, moment_high, present, bucket, type, version, method, bench_copy(id, %1$d),
              bench_copy(patient, %1$d),
              array(select k from (select unnest(shared_keys) k union all select hashint8extended(unnest(own_keys), %1$d)) k order by 1),
              moments, numbers, texts, document
            from bench_resource""";

    private static final String IDENTIFIERS = """
            insert into record.resource_identifier
            select hashint8extended(hash, %1$d), system, bucket, type, bench_copy(id, %1$d) from bench_identifier""";

    private static final String RELATIONS = """
            insert into record.care_relationship
            select bench_copy(source, %1$d), bench_copy(patient, %1$d), organization || '-' || %1$d, basis, opened, closed
            from bench_relation on conflict do nothing""";

    private static final String PARTIES = """
            insert into record.resource_party
            select type, bench_copy(id, %1$d), party || '-' || %1$d from bench_party on conflict do nothing""";

    private final String url;

    Copies(String url) {
        this.url = url;
    }

    /** @param times how many times as many patients there are afterwards */
    void make(int times) throws SQLException {
        List<String> indexes;
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(COPY);
            statement.execute(DROP);
            for (String step : ORIGINALS) {
                statement.execute(step);
            }
            indexes = withoutIndexes(statement);
        }
        // Two at a time, of different copies: PostgreSQL inserts with one process for each.
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<?>> copies = IntStream.range(1, times)
                    .<Future<?>>mapToObj(copy -> both.submit(() -> copy(copy)))
                    .toList();
            for (int i = 0; i < copies.size(); i++) {
                copies.get(i).get();
                System.out.println("copy " + (i + 1) + " of " + (times - 1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a copy failed: " + e.getMessage(), e);
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set maintenance_work_mem = '1GB'");
            for (String index : indexes) {
                System.out.println(index);
                statement.execute(index);
            }
            statement.execute(DROP);
            statement.execute("drop function bench_copy");
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    private Void copy(int copy) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String step : List.of(RESOURCES, IDENTIFIERS, RELATIONS, PARTIES)) {
                statement.execute(step.formatted(copy));
            }
        }
        return null;
    }

    /** Drops the indexes of the resources but the primary key, and tells how they are made again: all at once costs less. */
    private static List<String> withoutIndexes(Statement statement) throws SQLException {
        Map<String, String> definitions = new LinkedHashMap<>();
        try (ResultSet rows =
                statement.executeQuery("select indexrelid::regclass::text, pg_get_indexdef(indexrelid) from pg_index"
                        + " where indrelid = 'record.resource'::regclass and not indisprimary")) {
            while (rows.next()) {
                definitions.put(rows.getString(1), rows.getString(2).replace(" ON ONLY ", " ON "));
            }
        }
        for (String index : definitions.keySet()) {
            statement.execute("drop index " + index);
        }
        return List.copyOf(definitions.values());
    }

    private Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(url, "postgres", "");
        try (Statement statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off");
        }
        return connection;
    }
}
