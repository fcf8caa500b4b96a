package org.usra.record.row;

import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;
import org.usra.rules.refusal.Refused;

/** What the person is told when the database refuses one statement of a {@link Pipeline}. */
@FunctionalInterface
public interface Guard {

    /** The class of SQLSTATE of a broken constraint. */
    String INTEGRITY = "23";

    /** Null when this failure is not about the statement. */
    @Nullable
    Refused of(SQLException failure);

    /**
     * A broken constraint of the table.
     *
     * @param key a value that PostgreSQL's detail names, which tells rows of one table apart
     */
    static Guard constraint(String table, String key, Supplier<Refused> refused) {
        return failure -> {
            ServerErrorMessage message = failure instanceof PSQLException known ? known.getServerErrorMessage() : null;
            boolean about = message != null
                    && message.getSQLState() != null
                    && message.getSQLState().startsWith(INTEGRITY)
                    && table.equals(message.getTable())
                    && message.getDetail() != null
                    && message.getDetail().contains(key);
            return about ? refused.get() : null;
        };
    }

    /** The statement ends in {@code select 1 / count(*)} of what it changed, and that was nothing. */
    static Guard nothingChanged(Supplier<Refused> refused) {
        return failure -> PSQLState.DIVISION_BY_ZERO.getState().equals(failure.getSQLState()) ? refused.get() : null;
    }
}
