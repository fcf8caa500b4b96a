package org.usra.record.interaction;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;
import org.usra.record.document.ResourceDocument;
import org.usra.record.interaction.Writing.RefusedIntent;
import org.usra.record.interaction.Writing.Written;
import org.usra.record.store.ResourceKey;
import org.usra.rules.refusal.Refused;

/** Many PUTs at once, in the transaction of the caller, by the path of every other write: nothing of it is left out. */
@Component
public class BulkWriting {

    private final Writing writing;

    BulkWriting(Writing writing) {
        this.writing = writing;
    }

    /** Which of several was refused; all of them must be rolled back. */
    public static final class RefusedOne extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int index;
        private final transient Refused refused;

        RefusedOne(int index, Refused refused) {
            super(refused.getMessage(), refused);
            this.index = index;
            this.refused = refused;
        }

        public int index() {
            return index;
        }

        public Refused refused() {
            return refused;
        }
    }

    /**
     * Creates or updates each under its own id; no id twice.
     *
     * @throws RefusedOne when one of several is at fault
     * @throws Refused when they are refused together, or the only one is
     */
    public void put(Caller caller, List<ResourceDocument> documents) {
        List<Intent> intents = documents.stream()
                .<Intent>map(document -> new Intent.Update(
                        new ResourceKey(document.type(), String.valueOf(document.id())),
                        document,
                        Precondition.NONE,
                        caller.imports()))
                .toList();
        try {
            List<@Nullable Written> written = writing.write(caller, intents);
            writing.conclude(caller, written);
        } catch (RefusedIntent refused) {
            throw intents.size() == 1 ? refused.refused() : new RefusedOne(refused.intent(), refused.refused());
        }
    }
}
