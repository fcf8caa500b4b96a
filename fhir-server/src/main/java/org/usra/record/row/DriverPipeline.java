package org.usra.record.row;

import java.lang.reflect.Constructor;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.CachedQuery;
import org.postgresql.core.Oid;
import org.postgresql.core.ParameterList;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.jdbc.BatchResultHandler;
import org.postgresql.jdbc.PgStatement;

/**
 * PostgreSQL's pipeline as pgjdbc has it: JDBC offers it for many values of one text ({@code executeBatch}), the driver's
 * executor for many texts. Its result handler has no public constructor; {@code PipelineTest} fails if an update changes it.
 */
final class DriverPipeline {

    private static final Constructor<BatchResultHandler> HANDLER = handler();

    /** Values of one statement, which the protocol counts in two bytes. */
    private static final int MOST_VALUES = 65_535;

    private DriverPipeline() {}

    /** One statement and its values, which are none, text, numbers, times, {@code byte[]}, {@code long[]}, {@code double[]} or {@code String[]}. */
    record Statement(String sql, List<?> parameters) {}

    /** Sends all in order and reads all answers. The first failure undoes the transaction, and what stands behind it is not run. */
    static void send(Connection connection, List<Statement> statements) throws SQLException {
        BaseConnection driver = connection.unwrap(BaseConnection.class);
        QueryExecutor executor = driver.getQueryExecutor();
        Map<String, CachedQuery> borrowed = new LinkedHashMap<>();
        Query[] queries = new Query[statements.size()];
        ParameterList[] values = new ParameterList[queries.length];
        try (PgStatement owner = (PgStatement) driver.createStatement()) {
            for (int i = 0; i < queries.length; i++) {
                Statement statement = statements.get(i);
                if (statement.parameters().size() > MOST_VALUES) {
                    throw new IllegalArgumentException(
                            statement.parameters().size() + " values for one statement: " + statement.sql());
                }
                CachedQuery prepared = borrowed.get(statement.sql());
                if (prepared == null) {
                    prepared = executor.borrowQuery(statement.sql());
                    borrowed.put(statement.sql(), prepared);
                }
                queries[i] = prepared.query;
                values[i] = prepared.query.createParameterList();
                for (int k = 0; k < statement.parameters().size(); k++) {
                    bind(driver, values[i], k + 1, statement.parameters().get(k));
                }
            }
            execute(executor, queries, values, owner);
        } finally {
            borrowed.values().forEach(executor::releaseQuery);
        }
    }

    private static void execute(QueryExecutor executor, Query[] queries, ParameterList[] values, PgStatement owner)
            throws SQLException {
        try {
            executor.execute(queries, values, handler(owner, queries, values), 0, 0, QueryExecutor.QUERY_NO_RESULTS);
        } catch (RuntimeException e) {
            // Half a message may have left; whoever asks next on this connection would wait for ever.
            executor.abort();
            throw e;
        }
    }

    /** Types are left to the server, which knows the columns, but where bytes are sent. */
    private static void bind(BaseConnection driver, ParameterList list, int index, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case null -> list.setNull(index, Oid.UNSPECIFIED);
            case byte[] bytes -> list.setBytea(index, bytes, 0, bytes.length);
            case long[] numbers -> list.setBinaryParameter(index, binary(numbers, Oid.INT8), Oid.INT8_ARRAY);
            case double[] numbers -> {
                long[] bits = new long[numbers.length];
                for (int i = 0; i < bits.length; i++) {
                    bits[i] = Double.doubleToRawLongBits(numbers[i]);
                }
                list.setBinaryParameter(index, binary(bits, Oid.FLOAT8), Oid.FLOAT8_ARRAY);
            }
            case String[] texts ->
                list.setStringParameter(
                        index, driver.createArrayOf("text", texts).toString(), Oid.UNSPECIFIED);
            case OffsetDateTime time -> list.setStringParameter(index, time.toString(), Oid.UNSPECIFIED);
            case Timestamp time ->
                list.setStringParameter(index, time.toInstant().toString(), Oid.UNSPECIFIED);
            case String text -> list.setStringParameter(index, text, Oid.UNSPECIFIED);
            case Number number -> list.setStringParameter(index, number.toString(), Oid.UNSPECIFIED);
            case Boolean flag -> list.setStringParameter(index, flag.toString(), Oid.UNSPECIFIED);
            case Date day -> list.setStringParameter(index, day.toString(), Oid.UNSPECIFIED);
            default -> throw new IllegalArgumentException("no value for a statement: " + value.getClass());
        }
    }

    /** The binary form of a one-dimensional array of eight-byte elements without nulls: {@code array_send} of PostgreSQL. */
    private static byte[] binary(long[] elements, int type) {
        if (elements.length == 0) {
            return ByteBuffer.allocate(12).putInt(0).putInt(0).putInt(type).array();
        }
        ByteBuffer array = ByteBuffer.allocate(20 + 12 * elements.length)
                .putInt(1)
                .putInt(0)
                .putInt(type)
                .putInt(elements.length)
                .putInt(1);
        for (long element : elements) {
            array.putInt(8).putLong(element);
        }
        return array.array();
    }

    private static BatchResultHandler handler(PgStatement owner, Query[] queries, ParameterList[] values) {
        try {
            return HANDLER.newInstance(owner, queries, values, false);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Constructor<BatchResultHandler> handler() {
        try {
            Constructor<BatchResultHandler> constructor = BatchResultHandler.class.getDeclaredConstructor(
                    PgStatement.class, Query[].class, ParameterList[].class, boolean.class);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("pgjdbc's BatchResultHandler has changed", e);
        }
    }
}
