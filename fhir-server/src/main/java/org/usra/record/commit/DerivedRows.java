package org.usra.record.commit;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.usra.record.access.Caller;

/** All derivations of the record: one door for a write, and for rebuilding typed rows from the documents. */
@Component
public class DerivedRows {

    /** Other rows look up an organisation through these, so they come first when all are derived again. */
    private static final List<String> LOOKED_THROUGH = List.of("Organization", "HealthcareService", "PractitionerRole");

    private final List<Derivation> derivations;

    public DerivedRows(List<Derivation> derivations) {
        this.derivations = List.copyOf(derivations);
    }

    /** The types that rows of other types look through; whoever derives many again does these first. */
    public List<String> lookedThrough() {
        return LOOKED_THROUGH;
    }

    /** Every type that has derived rows, in an order in which each finds what it looks through. */
    public List<String> types() {
        return Stream.concat(
                        LOOKED_THROUGH.stream(),
                        derivations.stream()
                                .flatMap(derivation -> derivation.types().stream())
                                .sorted())
                .distinct()
                .toList();
    }

    /**
     * Replaces the rows of these resources: first every before image goes, then every after image comes, those that others
     * look through before the others; last comes what counts them.
     */
    public void replace(List<Change> changes) {
        for (Change change : changes) {
            // What is new, or comes back after a deletion, has no rows.
            if (change.before() == null) {
                continue;
            }
            derivations.stream().filter(d -> d.types().contains(change.type())).forEach(d -> d.withdraw(change));
        }
        LOOKED_THROUGH.forEach(type -> derive(changes, type::equals));
        derive(changes, type -> !LOOKED_THROUGH.contains(type));
        derivations.forEach(derivation -> derivation.sumUp(changes));
    }

    private void derive(List<Change> changes, Predicate<String> types) {
        for (Derivation derivation : derivations) {
            changes.stream()
                    .filter(change -> change.after() != null
                            && types.test(change.type())
                            && derivation.types().contains(change.type()))
                    .forEach(derivation::derive);
        }
    }

    /** The rules that look at the rows of the whole transaction. */
    void judge(Caller caller, List<Change> changes) {
        derivations.forEach(derivation -> derivation.judge(caller, changes));
    }
}
