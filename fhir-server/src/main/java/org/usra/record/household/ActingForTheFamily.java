package org.usra.record.household;

import java.util.HashSet;
import java.util.Set;
import org.usra.record.access.Caller;

/**
 * Who writes what a household operation does. The right to the operation was asked of the person; what it does may lie
 * beyond the person's sight (the file moves to another unit) and beyond the role (a death ends a referral), so the rows of
 * the matrix for {@code household} govern the writing. Rules and profiles stay in force, and the audit names the person.
 */
final class ActingForTheFamily {

    private ActingForTheFamily() {}

    static Caller of(Caller person) {
        Set<String> roles = new HashSet<>(person.roles());
        roles.add("household");
        return person.writingWorkflow(Set.copyOf(roles));
    }

    /** The authority that reports is nobody of the scheme: what it reports is written by the scheme, under its profiles. */
    static Caller onReport(Caller reporter) {
        return new Caller(
                reporter.subject(),
                reporter.name(),
                Set.of("household"),
                Set.of(),
                Set.of(),
                null,
                true,
                false,
                reporter.client(),
                reporter.tokenId());
    }
}
