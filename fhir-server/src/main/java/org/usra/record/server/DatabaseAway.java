package org.usra.record.server;

import java.util.Optional;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * The database went away under a request. A commit may have been its last act, so the answer promises nothing. Proof:
 * LosingTheDatabaseTest.
 */
final class DatabaseAway {

    private static final Refusal UNKNOWN = new Refusal(
            "database-unavailable",
            "قاعدة البيانات لا تجيب الآن. إن كان الطلب يغيّر شيئًا فلا يُعرف هل تغيّر: اقرأ قبل أن ترسله مرة أخرى.",
            "The database does not answer at the moment. If this request changes something, it is not known whether it did:"
                    + " read before you send it again.");

    private DatabaseAway() {}

    /** What to answer, where that is the fault. */
    static Optional<Refused> in(RuntimeException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof RecoverableDataAccessException
                    || cause instanceof TransientDataAccessResourceException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof TransactionSystemException) {
                return Optional.of(new Refused(RefusalKind.BUSY, UNKNOWN));
            }
        }
        return Optional.empty();
    }
}
