package org.usra.record.commit;

import java.util.List;
import org.usra.record.access.Caller;

/**
 * Everything that hangs on a write, in its own database transaction: rules that refuse it, typed rows derived from it, its
 * event and its audit row.
 */
public class CommitRules {

    /**
     * Judges the writer's right to change this resource, before anything is written: workflow resources, the two classes
     * of writer, server-set elements. May set elements of {@code change.after} (serviceProvider from the token).
     */
    public void judge(Caller caller, Change change) {
        throw new UnsupportedOperationException("commit room");
    }

    /**
     * After all rows of the transaction are written and before it commits: derives typed rows, applies the admission
     * gate, checks that the caller may see what was written, appends events and audit rows. Throwing undoes everything.
     */
    public void conclude(Caller caller, List<Change> changes) {
        throw new UnsupportedOperationException("commit room");
    }
}
