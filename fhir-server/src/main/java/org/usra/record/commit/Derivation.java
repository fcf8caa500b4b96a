package org.usra.record.commit;

import java.util.List;
import java.util.Set;
import org.usra.record.access.Caller;

/** Typed rows that a room keeps about resources of some types, derived in the transaction that writes them. */
public interface Derivation {

    /** The resource types that it reads. */
    Set<String> types();

    /**
     * Takes back the rows of the before image, which is present. Called for every change of the transaction before any {@link #derive}, so
     * that a person may leave one household and join another in one step.
     */
    void withdraw(Change change);

    /** Writes the rows of the after image, which is present; none of the resource are there yet. A broken constraint is a refusal that names the element. */
    void derive(Change change);

    /** Brings up to date what counts rows of many resources, once those of the whole transaction are there. */
    default void sumUp(List<Change> changes) {}

    /** Judges the whole transaction once all its rows are derived; the admission gate does. A rebuild does not ask. */
    default void judge(Caller caller, List<Change> changes) {}
}
