package org.usra.record.interaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.commit.Change;
import org.usra.record.commit.CommitRules;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.ResourceDocument;
import org.usra.record.index.IndexedValues;
import org.usra.record.index.ResourceIndexer;
import org.usra.record.outcome.Outcome;
import org.usra.record.store.NewVersion;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.ResourceWriter;
import org.usra.record.store.StoredResource;
import org.usra.rules.refusal.Refused;

/**
 * Carries out intents within the database transaction of the caller: locks what is there, judges each change, writes all of
 * them together. {@link #conclude} ends the transaction's work.
 */
@Component
class Writing {

    private final ResourceWriter writer;
    private final CommitRules rules;
    private final DocumentReader reader;
    private final ResourceIndexer indexer;
    private final Drafting drafting;
    private final RowLocks locks;

    Writing(
            ResourceWriter writer,
            CommitRules rules,
            DocumentReader reader,
            ResourceIndexer indexer,
            Drafting drafting,
            RowLocks locks) {
        this.writer = writer;
        this.rules = rules;
        this.reader = reader;
        this.indexer = indexer;
        this.drafting = drafting;
        this.locks = locks;
    }

    /** What became of an intent. */
    record Written(StoredResource row, Change change) {

        boolean created() {
            return change.before() == null;
        }
    }

    /**
     * The order of the result is that of the intents; an intent that changed nothing has null.
     *
     * @throws RefusedIntent when one of them is at fault
     */
    List<@Nullable Written> write(Caller caller, List<? extends Intent> intents) {
        return write(
                caller,
                intents,
                intents.size() == 1 ? locks.take(caller, intents) : locks.takeInOrder(caller, intents));
    }

    /**
     * @param rows what {@link RowLocks} found
     */
    List<@Nullable Written> write(
            Caller caller, List<? extends Intent> intents, Map<ResourceKey, StoredResource> rows) {
        List<@Nullable Written> written = new ArrayList<>();
        List<NewVersion> versions = new ArrayList<>();
        for (int i = 0; i < intents.size(); i++) {
            try {
                Intent intent = intents.get(i);
                StoredResource before = rows.get(intent.key());
                Change change = change(caller, intent, before);
                if (change == null) {
                    written.add(null);
                    continue;
                }
                rules.judge(caller, change);
                ResourceDocument after = change.after();
                StoredResource row = drafting.row(change, intent, before);
                versions.add(new NewVersion(row, before, after == null ? IndexedValues.NOTHING : indexer.kept(after)));
                written.add(new Written(row, change));
            } catch (Refused refused) {
                throw new RefusedIntent(i, refused);
            }
        }
        writer.write(versions);
        return written;
    }

    /** After the last write and before the commit. */
    void conclude(Caller caller, List<@Nullable Written> written) {
        List<Change> changes = written.stream()
                .flatMap(one -> one == null ? java.util.stream.Stream.of() : java.util.stream.Stream.of(one.change()))
                .toList();
        if (!changes.isEmpty()) {
            rules.conclude(caller, changes);
        }
    }

    /** Null when the intent has nothing to do: what it deletes is deleted. */
    private @Nullable Change change(Caller caller, Intent intent, @Nullable StoredResource row) {
        StoredResource present = row == null || row.deleted() ? null : row;
        ResourceDocument before = present == null ? null : reader.readStored(present.bytes());
        return switch (intent) {
            case Intent.Create create -> drafting.change(caller, create.key(), null, null, create.document());
            case Intent.Bring bring -> {
                if (present != null) {
                    throw InteractionFault.taken(bring.key());
                }
                yield drafting.change(caller, bring.key(), row, null, bring.document());
            }
            case Intent.Update update -> {
                if (row == null && !update.mayCreate()) {
                    locks.requireInvisible(caller, update.key());
                    throw InteractionFault.noCreateOnUpdate();
                }
                update.precondition().require(update.key().type(), present);
                if (before != null) {
                    Drafting.keepTags(before, update.document());
                }
                yield drafting.change(caller, update.key(), row, before, update.document());
            }
            case Intent.Patch patch -> {
                if (before == null) {
                    throw missing(caller, patch.key(), row);
                }
                patch.precondition().require(patch.key().type(), present);
                yield drafting.change(
                        caller, patch.key(), row, before, patch.patch().apply(before.copy()));
            }
            case Intent.Delete delete -> {
                if (row == null && !delete.mustExist()) {
                    locks.requireInvisible(caller, delete.key());
                    yield null;
                }
                if (row == null) {
                    throw missing(caller, delete.key(), null);
                }
                delete.precondition().require(delete.key().type(), present);
                yield present == null ? null : drafting.change(caller, delete.key(), row, before, null);
            }
        };
    }

    private Refused missing(Caller caller, ResourceKey key, @Nullable StoredResource row) {
        if (row != null) {
            return InteractionFault.gone();
        }
        locks.requireInvisible(caller, key);
        return InteractionFault.notFound();
    }

    /** A refusal and the intent that met it: a transaction says which entry it was, who writes only one needs not. */
    static final class RefusedIntent extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int intent;
        private final transient Refused refused;

        RefusedIntent(int intent, Refused refused) {
            super(refused.getMessage(), refused);
            this.intent = intent;
            this.refused = refused;
        }

        /** The same, naming the resource. */
        RefusedIntent of(ResourceKey key) {
            return new RefusedIntent(intent, Outcome.of(refused, key.toString()));
        }

        Refused in(int entry) {
            return Outcome.inEntry(refused, entry);
        }

        Refused refused() {
            return refused;
        }

        int intent() {
            return intent;
        }
    }
}
