package org.usra.record.interaction;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** One database transaction for one request; what collides in the database becomes a 409. */
@Component
public class OneTransaction {

    private static final int ATTEMPTS = 5;

    private final TransactionTemplate template;

    public OneTransaction(PlatformTransactionManager transactions) {
        this.template = new TransactionTemplate(transactions);
    }

    /** While it waited for a resource, another request changed a second one with a higher number than its own. */
    static final class Overtaken extends PessimisticLockingFailureException {

        private static final long serialVersionUID = 1L;

        Overtaken() {
            super("a later transaction changed a resource while this one waited for another");
        }
    }

    /**
     * A transaction that was overtaken is begun anew, with a new number: the work may be done more than once. Within
     * another one the work is a part of it, and the other begins anew as a whole.
     */
    public <T> T run(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return Objects.requireNonNull(work.get());
        }
        return attempts(status -> work.get());
    }

    /** As {@link #run}, but nothing of it stays. */
    public <T> T rehearse(Supplier<T> work) {
        return attempts(status -> {
            T result = work.get();
            status.setRollbackOnly();
            return result;
        });
    }

    private <T> T attempts(TransactionCallback<T> work) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return Objects.requireNonNull(template.execute(work));
            } catch (Overtaken e) {
                // The next attempt.
            } catch (DuplicateKeyException | PessimisticLockingFailureException e) {
                throw collided();
            }
        }
        throw collided();
    }

    static Refused collided() {
        return new Refused(
                RefusalKind.CONFLICT,
                new Refusal(
                        "collision",
                        "تعارض الطلب مع طلب آخر يكتب السجلات نفسها في اللحظة نفسها، ولم يُكتب شيء. أرسله مرة أخرى كما هو.",
                        "The request collided with another one that writes the same resources at the same moment;"
                                + " nothing was written. Send it again as it is."));
    }
}
