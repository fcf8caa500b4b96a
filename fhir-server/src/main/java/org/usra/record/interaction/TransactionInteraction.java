package org.usra.record.interaction;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.usra.record.access.Caller;
import org.usra.record.document.ResourceDocument;
import org.usra.record.interaction.BundleAnswer.Answered;
import org.usra.record.interaction.Writing.RefusedIntent;
import org.usra.record.interaction.Writing.Written;
import org.usra.record.outcome.Outcome;
import org.usra.record.search.PublicAddress;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.StoredResource;
import org.usra.rules.refusal.Refused;

/**
 * Transaction: DELETE, then POST, then PUT and PATCH, then GET; all of it or nothing, in one database transaction. Among
 * the POSTs, operations come first.
 *
 * <p><a href="https://hl7.org/fhir/R4/http.html#trules">R4 transaction processing rules</a>
 */
@Component
public class TransactionInteraction {

    private final TransactionPlanning planning;
    private final AskedOperations operations;
    private final RowLocks locks;
    private final Writing writing;
    private final OneTransaction transaction;
    private final PublicAddress address;
    private final Clock clock;

    TransactionInteraction(
            TransactionPlanning planning,
            AskedOperations operations,
            RowLocks locks,
            Writing writing,
            OneTransaction transaction,
            PublicAddress address,
            Clock clock) {
        this.planning = planning;
        this.operations = operations;
        this.locks = locks;
        this.writing = writing;
        this.transaction = transaction;
        this.address = address;
        this.clock = clock;
    }

    /**
     * @param routes how a GET entry is answered, after the writes and within their transaction, and an operation before them
     */
    public Answer run(Request request, ResourceDocument bundle, Function<Request, Answer> routes) {
        List<BundleEntry> entries = BundleEntry.of(bundle, address);
        // What an operation waited for may have been changed by a transaction with a higher number than its own.
        boolean keepsOrder = changesSeveral(entries) || TransactionSynchronizationManager.isActualTransactionActive();
        List<Answer> answers = transaction.run(() -> keepsOrder
                // Done anew it must find the entries as they were sent: ids and references are written into them.
                ? answers(request, BundleEntry.of(bundle.copy(), address), routes, locks::takeInOrder)
                : answers(request, entries, routes, locks::take));
        List<Answered> answered = new ArrayList<>();
        for (BundleEntry entry : entries) {
            answered.add(new Answered(entry.isReading(), answers.get(entry.index())));
        }
        return Answer.ok(BundleAnswer.of("transaction-response", clock.instant(), request, answered));
    }

    private static boolean changesSeveral(List<BundleEntry> entries) {
        List<BundleEntry> changing =
                entries.stream().filter(BundleEntry::isOfWhatIsThere).toList();
        return changing.size() > 1 || changing.stream().anyMatch(entry -> entry.condition() != null);
    }

    private List<Answer> answers(
            Request request, List<BundleEntry> entries, Function<Request, Answer> routes, Locking locking) {
        Map<Integer, Answer> answers = new HashMap<>();
        List<@Nullable Written> written = new ArrayList<>();
        TransactionPlan plan = planning.begin(request.caller(), entries);
        written.addAll(delete(request, plan, answers));
        planning.complete(request.caller(), plan);
        plan.present()
                .forEach((index, row) -> answers.put(index, WriteInteractions.present(request.preference(), row)));
        if (!plan.operations().isEmpty()) {
            // Resources are locked before the rows behind an operation (referral_use), here as in every other write.
            lock(request, plan.writes(), locking);
            operations.ask(request, plan, routes, answers);
        }
        written.addAll(write(request, plan.writes(), answers, locking));
        plan.twins().forEach((index, first) -> {
            StoredResource row = Objects.requireNonNull(answers.get(first)).resource();
            answers.put(index, WriteInteractions.present(request.preference(), Objects.requireNonNull(row)));
        });
        for (BundleEntry entry : entries) {
            if (!answers.containsKey(entry.index())) {
                answers.put(entry.index(), read(request, entry, routes));
            }
        }
        writing.conclude(request.caller(), written);
        return entries.stream()
                .map(entry -> Objects.requireNonNull(answers.get(entry.index())))
                .toList();
    }

    /** The deletes of one entry may be many: then a refusal says of which resource it is. */
    private List<@Nullable Written> delete(Request request, TransactionPlan plan, Map<Integer, Answer> answers) {
        List<Integer> indexes = new ArrayList<>();
        List<Intent.Delete> intents = new ArrayList<>();
        plan.deletes().forEach((index, asked) -> {
            indexes.addAll(Collections.nCopies(asked.size(), index));
            intents.addAll(asked);
        });
        try {
            List<@Nullable Written> written = writing.write(request.caller(), intents);
            int from = 0;
            for (Map.Entry<Integer, List<Intent.Delete>> entry : plan.deletes().entrySet()) {
                int to = from + entry.getValue().size();
                answers.put(entry.getKey(), WriteInteractions.deleted(request.preference(), written.subList(from, to)));
                from = to;
            }
            return written;
        } catch (RefusedIntent refused) {
            int index = indexes.get(refused.intent());
            throw Collections.frequency(indexes, index) == 1
                    ? refused.in(index)
                    : refused.of(intents.get(refused.intent()).key()).in(index);
        }
    }

    /** {@link RowLocks#take}, or {@link RowLocks#takeInOrder}. */
    private interface Locking {

        Map<ResourceKey, StoredResource> rows(Caller caller, List<Intent> intents);
    }

    private static Map<ResourceKey, StoredResource> lock(Request request, Map<Integer, Intent> asked, Locking locking) {
        try {
            return locking.rows(request.caller(), List.copyOf(asked.values()));
        } catch (RefusedIntent refused) {
            throw refused.in(List.copyOf(asked.keySet()).get(refused.intent()));
        }
    }

    private List<@Nullable Written> write(
            Request request, Map<Integer, Intent> asked, Map<Integer, Answer> answers, Locking locking) {
        List<Integer> indexes = List.copyOf(asked.keySet());
        List<Intent> intents = List.copyOf(asked.values());
        Map<ResourceKey, StoredResource> rows = lock(request, asked, locking);
        try {
            List<@Nullable Written> written = writing.write(request.caller(), intents, rows);
            for (int i = 0; i < indexes.size(); i++) {
                Written one = written.get(i);
                answers.put(
                        indexes.get(i),
                        one == null ? Answer.empty(204, null) : WriteInteractions.answer(request.preference(), one));
            }
            return written;
        } catch (RefusedIntent refused) {
            throw refused.in(indexes.get(refused.intent()));
        }
    }

    private static Answer read(Request request, BundleEntry entry, Function<Request, Answer> routes) {
        if (!entry.isReading()) {
            throw InteractionFault.malformed(
                    "The method of entry " + entry.index() + " is not one of a transaction.",
                    "طريقة العنصر " + entry.index() + " ليست من طرق المعاملة.",
                    "Bundle.entry[" + entry.index() + "].request.method");
        }
        try {
            return routes.apply(entry.request(request));
        } catch (Refused refused) {
            throw Outcome.inEntry(refused, entry.index());
        }
    }
}
