package org.usra.record.replica;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Gives connections to the primary, and within {@link #onStandby} such to the standby. */
final class RoutedSource extends AbstractDataSource {

    private static final ThreadLocal<Boolean> STANDBY = ThreadLocal.withInitial(() -> false);

    private final DataSource primary;
    private final DataSource standby;

    RoutedSource(DataSource primary, DataSource standby) {
        this.primary = primary;
        this.standby = standby;
    }

    /** Only for work that reads, on the thread that calls. */
    static <T> T onStandby(Supplier<T> work) {
        STANDBY.set(true);
        try {
            return work.get();
        } finally {
            STANDBY.remove();
        }
    }

    DataSource primary() {
        return primary;
    }

    DataSource standby() {
        return standby;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return (STANDBY.get() ? standby : primary).getConnection();
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return primary.getConnection(username, password);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : primary.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || primary.isWrapperFor(type);
    }
}
