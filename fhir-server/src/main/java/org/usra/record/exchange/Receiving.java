package org.usra.record.exchange;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.usra.record.access.Caller;
import org.usra.record.exchange.Inbox.Status;
import org.usra.record.interaction.OneTransaction;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * Takes a message in: the event and the row that says so are one transaction. What refuses the event takes it back as a
 * whole, and a second transaction keeps the message in quarantine.
 */
@Component
class Receiving {

    private static final Refusal REUSED = new Refusal(
            "message-id-reused",
            "وصلت من قبل رسالة أخرى بهذا المعرّف. لكل رسالة معرّف جديد.",
            "Another message came under this id before. Each message has an id of its own.",
            "MessageHeader.id");

    private static final Refusal IN_BUNDLE = new Refusal(
            "not-offered",
            "الرسالة طلب قائم بذاته، لا جزء من transaction.",
            "A message is a request of its own, no entry of a transaction.");

    private final Inbox inbox;
    private final ReportReader reports;
    private final CivilEvents events;
    private final MessageAnswer answers;
    private final OneTransaction transaction;
    private final Clock clock;

    Receiving(
            Inbox inbox,
            ReportReader reports,
            CivilEvents events,
            MessageAnswer answers,
            OneTransaction transaction,
            Clock clock) {
        this.inbox = inbox;
        this.reports = reports;
        this.events = events;
        this.answers = answers;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The answer to the message; to the same one again the answer that holds. */
    byte[] receive(Caller reporter, Message message) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new Refused(RefusalKind.INVALID, IN_BUNDLE);
        }
        Report report;
        try {
            report = reports.read(message);
        } catch (Refused broken) {
            return kept(reporter, message, Status.REJECTED, broken);
        }
        try {
            return transaction.run(
                    () -> inbox.enter(reporter, message) ? carryOut(reporter, message, report) : earlier(message));
        } catch (Refused refused) {
            requireAboutEvent(refused);
            return kept(reporter, message, Status.QUARANTINED, refused);
        }
    }

    /** What a replay did; {@code left} counts what is in quarantine still. */
    record Replayed(int tried, int done, long left) {}

    /** Tries each quarantined message once, those first that were tried longest ago. */
    Replayed replay(Caller reporter, int most) {
        Instant begun = clock.instant();
        int tried = 0;
        int done = 0;
        Optional<Boolean> one = replayOne(reporter, begun);
        while (one.isPresent()) {
            tried++;
            done += one.get() ? 1 : 0;
            one = tried < most ? replayOne(reporter, begun) : Optional.empty();
        }
        return new Replayed(tried, done, inbox.countOfQuarantined());
    }

    /** Whether the event was carried out; empty where no message is left to try. */
    private Optional<Boolean> replayOne(Caller reporter, Instant before) {
        AtomicReference<@Nullable Message> tried = new AtomicReference<>();
        try {
            return transaction.run(() -> inbox.quarantined(before).map(message -> {
                tried.set(message);
                carryOut(reporter, message, reports.read(message));
                return true;
            }));
        } catch (Refused refused) {
            Message message = tried.get();
            if (message == null) {
                throw refused;
            }
            // Another replay may have had it since.
            return transaction.run(() -> {
                if (inbox.isQuarantined(message)) {
                    decide(message, Status.QUARANTINED, refused);
                }
                return Optional.of(false);
            });
        }
    }

    private byte[] carryOut(Caller reporter, Message message, Report report) {
        events.carryOut(reporter, report);
        byte[] answer = answers.done(message);
        inbox.decide(message, Status.DONE, null, answer);
        return answer;
    }

    private byte[] kept(Caller reporter, Message message, Status status, Refused refused) {
        return transaction.run(
                () -> inbox.enter(reporter, message) ? decide(message, status, refused) : earlier(message));
    }

    private byte[] decide(Message message, Status status, Refused refused) {
        byte[] answer =
                status == Status.REJECTED ? answers.rejected(message, refused) : answers.quarantined(message, refused);
        inbox.decide(message, status, refused.refusals().getFirst().code(), answer);
        return answer;
    }

    private byte[] earlier(Message message) {
        Inbox.Earlier earlier = inbox.earlier(message);
        if (!MessageDigest.isEqual(earlier.digest(), message.digest())) {
            throw new Refused(RefusalKind.DUPLICATE, REUSED);
        }
        return earlier.answer();
    }

    /** What is the fault of the moment or of the id says nothing of the event: the sender hears it, and sends again. */
    private static void requireAboutEvent(Refused refused) {
        boolean passes = refused.kind() == RefusalKind.STALE_VERSION
                || refused.kind() == RefusalKind.BUSY
                || refused.refusals().stream()
                        .map(Refusal::code)
                        .anyMatch(code -> code.equals("collision") || code.equals(REUSED.code()));
        if (passes || refused.refusals().isEmpty()) {
            throw refused;
        }
    }
}
