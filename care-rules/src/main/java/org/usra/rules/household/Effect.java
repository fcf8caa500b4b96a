package org.usra.rules.household;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that a change of a household does, in the order in which it is done and shown. */
public sealed interface Effect {

    /** A person becomes a member. */
    record Joins(String household, String person, FamilyRole role, MembershipReason reason, Instant at)
            implements Effect {}

    /** A membership ends; it stays in the history of the file. */
    record Leaves(String household, String person, MembershipReason reason, Instant at) implements Effect {}

    /** A member becomes another's relative: the widow of the head becomes head, a child a spouse. */
    record Becomes(String household, String person, FamilyRole from, FamilyRole to) implements Effect {}

    /**
     * The household has a head, who holds the policy of every member.
     *
     * @param acting proposed by rule, until a registrar confirms it
     */
    record IsHeadedBy(String household, String person, boolean acting) implements Effect {}

    /** The file moves to another unit, and with it every member's enrolment. */
    record MovesTo(
            String household,
            String from,
            String unit,
            @Nullable String doctor,
            Instant at) implements Effect {}

    /** A file is opened for a household that another one gave rise to. */
    record Opens(String household, String unit, Instant at) implements Effect {}

    /**
     * A file is closed.
     *
     * @param into the file that took its members in, where it was merged
     */
    record Closes(String household, @Nullable String into, Instant at) implements Effect {}

    /** A closed file is opened again. */
    record Reopens(String household, Instant at) implements Effect {}

    /** A person has died: cover, enrolment, appointments and open referrals end. */
    record Dies(String person, Instant at) implements Effect {}
}
