package org.usra.record.commit;

import java.util.List;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;

/**
 * Everything that hangs on a write, in its own database transaction: rules that refuse it, typed rows derived from it, its
 * event and its audit row.
 */
@Component
public class CommitRules {

    private final List<WriterRule> rules;
    private final ReferenceRule references;
    private final DerivedRows rows;
    private final AfterImage afterImage;
    private final Trail trail;

    public CommitRules(
            List<WriterRule> rules, ReferenceRule references, DerivedRows rows, AfterImage afterImage, Trail trail) {
        this.rules = List.copyOf(rules);
        this.references = references;
        this.rows = rows;
        this.afterImage = afterImage;
        this.trail = trail;
    }

    /**
     * Judges the writer's right to change this resource, before anything is written: workflow resources, the two classes
     * of writer, server-set elements, and what rooms ask of their own types. May set elements of {@code change.after}
     * (serviceProvider from the token).
     */
    public void judge(Caller caller, Change change) {
        rules.forEach(rule -> rule.judge(caller, change));
    }

    /**
     * After all rows of the transaction are written and before it commits: derives typed rows, applies the admission
     * gate, checks that the caller may see what was written, appends events and audit rows. Throwing undoes everything.
     */
    public void conclude(Caller caller, List<Change> changes) {
        // Before the new rows are derived: nobody gains sight of a patient by the very write that refers to them.
        references.require(caller, changes);
        rows.replace(changes);
        rows.judge(caller, changes);
        afterImage.require(caller, changes);
        trail.append(caller, changes);
    }
}
