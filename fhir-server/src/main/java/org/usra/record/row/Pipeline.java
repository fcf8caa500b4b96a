package org.usra.record.row;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The statements of a transaction whose answers nobody waits for. They leave in order and together: before the next
 * statement that is asked, or else with the commit, in one round trip with it. Asking goes through the {@link JdbcTemplate}
 * of {@link #template()}, so that nothing is asked before what was said is done.
 *
 * <p>Each round trip costs both sides some 35 µs of the kernel: docs/decisions/0009-pipeline.md.
 */
public final class Pipeline {

    private static final DriverPipeline.Statement COMMIT = new DriverPipeline.Statement("commit", List.of());

    private final DataSource source;
    private final JdbcTemplate template;

    public Pipeline(DataSource source) {
        this.source = source;
        this.template = new JdbcTemplate(source) {
            @Override
            protected DataSource obtainDataSource() {
                send();
                return super.obtainDataSource();
            }
        };
    }

    /** For everything that waits for its answer. */
    public JdbcTemplate template() {
        return template;
    }

    /** A constraint that the statement breaks becomes a {@link DataAccessException} of whoever asks next, or commits. */
    public void add(String sql, List<?> parameters) {
        add(sql, parameters, failure -> null);
    }

    /** Within a transaction only. */
    public void add(String sql, List<?> parameters, Guard guard) {
        pendingOfTransaction().add(new DriverPipeline.Statement(sql, parameters), guard);
    }

    private Pending pendingOfTransaction() {
        Pending pending = (Pending) TransactionSynchronizationManager.getResource(this);
        if (pending == null) {
            if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                throw new IllegalStateException("a pipeline needs a transaction");
            }
            pending = new Pending();
            TransactionSynchronizationManager.bindResource(this, pending);
            TransactionSynchronizationManager.registerSynchronization(pending);
        }
        return pending;
    }

    private void send() {
        Pending pending = (Pending) TransactionSynchronizationManager.getResource(this);
        if (pending != null) {
            pending.send(null);
        }
    }

    private final class Pending implements TransactionSynchronization {

        private final List<DriverPipeline.Statement> statements = new ArrayList<>();
        private final List<Guard> guards = new ArrayList<>();

        void add(DriverPipeline.Statement statement, Guard guard) {
            statements.add(statement);
            guards.add(guard);
        }

        void send(DriverPipeline.@Nullable Statement last) {
            if (statements.isEmpty()) {
                return;
            }
            List<DriverPipeline.Statement> sent = new ArrayList<>(statements);
            List<Guard> asked = new ArrayList<>(guards);
            statements.clear();
            guards.clear();
            if (last != null) {
                sent.add(last);
            }
            Connection connection = DataSourceUtils.getConnection(source);
            try {
                DriverPipeline.send(connection, sent);
            } catch (SQLException e) {
                throw translated(e, asked);
            } finally {
                DataSourceUtils.releaseConnection(connection, source);
            }
        }

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }

        /** With the commit in the same packet, the transaction manager finds nothing left to commit. */
        @Override
        public void beforeCommit(boolean readOnly) {
            send(COMMIT);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Pipeline.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Pipeline.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Pipeline.this);
        }
    }

    /** The driver's own message quotes the values of the statement, people among them: the server's is kept. */
    private RuntimeException translated(SQLException failure, List<Guard> guards) {
        SQLException cause = failure instanceof BatchUpdateException && failure.getCause() instanceof SQLException inner
                ? inner
                : failure;
        RuntimeException refused = guards.stream()
                .map(guard -> guard.of(cause))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (refused != null) {
            return refused;
        }
        DataAccessException translated = template.getExceptionTranslator().translate("pipeline", null, cause);
        return translated == null ? new UncategorizedSQLException("pipeline", null, cause) : translated;
    }
}
