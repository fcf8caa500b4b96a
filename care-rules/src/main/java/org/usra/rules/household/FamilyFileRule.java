package org.usra.rules.household;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a family file as a whole: it splits, merges, moves, closes and reopens, or why it may not. Every method answers the effects in the order in which they are
 * done, and changes nothing; it throws {@link org.usra.rules.refusal.Refused} with the input that is wrong.
 */
public final class FamilyFileRule {

    private final HouseholdGuards guards;
    private final Moment moment;

    /** @throws org.usra.rules.refusal.Refused when the moment lies ahead, or too far back */
    public FamilyFileRule(HouseholdLimits limits, Moment moment) {
        this.guards = new HouseholdGuards(limits, moment);
        this.moment = moment;
    }

    /**
     * Some members become a household of their own, at the same unit.
     *
     * @param leaving with what each is to the new household: one of them its head
     * @param opened id of the new household, or a reference to it in the same transaction
     */
    public List<Effect> split(Household household, List<Newcomer> leaving, String opened, @Nullable String newHead) {
        guards.requireOpen(household);
        if (leaving.isEmpty()) {
            throw HouseholdRefusals.rule(HouseholdRefusals.NOBODY_GOES, "member");
        }
        List<Newcomer> heads =
                leaving.stream().filter(each -> each.role() == FamilyRole.HEAD).toList();
        if (heads.size() != 1) {
            throw HouseholdRefusals.rule(HouseholdRefusals.ONE_HEAD, "member");
        }
        List<Effect> effects = new ArrayList<>();
        List<Member> remaining = new ArrayList<>(household.members());
        for (Newcomer each : leaving) {
            Member member = guards.requireMember(household, each.person(), "member");
            guards.requireAfterJoining(member);
            remaining.remove(member);
            effects.add(new Effect.Leaves(household.id(), each.person(), MembershipReason.SPLIT, moment.at()));
        }
        if (remaining.isEmpty()) {
            throw HouseholdRefusals.rule(HouseholdRefusals.NOBODY_STAYS, "member");
        }
        Newcomer head = heads.getFirst();
        guards.requireOfAge(new Member(head.person(), head.role(), head.born(), moment.at()));
        if (remaining.stream().noneMatch(Member::isHead)) {
            if (newHead == null) {
                throw HouseholdRefusals.rule(HouseholdRefusals.HEAD_LEAVES, "head");
            }
            guards.crown(household, guards.requireSuccessor(remaining, newHead), false, effects);
        }
        effects.add(new Effect.Opens(opened, household.unit(), moment.at()));
        leaving.forEach(each ->
                effects.add(new Effect.Joins(opened, each.person(), each.role(), MembershipReason.SPLIT, moment.at())));
        effects.add(new Effect.IsHeadedBy(opened, head.person(), false));
        return effects;
    }

    /**
     * Every member of one household joins another, whose head stays; the emptied file is closed and names the other.
     *
     * @param joining with what each is to the household that stays
     */
    public List<Effect> merge(Household stays, Household ends, List<Newcomer> joining) {
        if (stays.id().equals(ends.id())) {
            throw HouseholdRefusals.rule(HouseholdRefusals.SAME_HOUSEHOLD, "household");
        }
        guards.requireOpen(stays);
        guards.requireOpen(ends);
        List<Effect> effects = new ArrayList<>();
        for (Member member : ends.members()) {
            guards.requireAfterJoining(member);
            effects.add(new Effect.Leaves(ends.id(), member.person(), MembershipReason.MERGE, moment.at()));
        }
        Household grown = stays;
        for (Newcomer each : joining) {
            guards.requireMember(ends, each.person(), "member");
            guards.requireJoinable(grown, each);
            grown = HouseholdGuards.with(grown, each);
            effects.add(new Effect.Joins(stays.id(), each.person(), each.role(), MembershipReason.MERGE, moment.at()));
        }
        Set<String> named = Set.copyOf(joining.stream().map(Newcomer::person).toList());
        if (named.size() < ends.members().size()) {
            throw HouseholdRefusals.rule(HouseholdRefusals.STILL_MEMBERS, "member");
        }
        effects.add(new Effect.Closes(ends.id(), stays.id(), moment.at()));
        return effects;
    }

    /** The whole file goes to another unit, and every member is enrolled there. */
    public List<Effect> moveUnit(Household household, String unit, @Nullable String doctor) {
        guards.requireOpen(household);
        if (household.unit().equals(unit)) {
            throw HouseholdRefusals.rule(HouseholdRefusals.SAME_UNIT, "unit");
        }
        if (moment.at().isBefore(household.began())) {
            throw HouseholdRefusals.rule(HouseholdRefusals.BEFORE_UNIT, "date");
        }
        return List.of(new Effect.MovesTo(household.id(), household.unit(), unit, doctor, moment.at()));
    }

    /** A file that nobody belongs to any more is closed. */
    public List<Effect> close(Household household) {
        guards.requireOpen(household);
        if (!household.members().isEmpty()) {
            throw HouseholdRefusals.conflict(HouseholdRefusals.STILL_MEMBERS, "household");
        }
        return List.of(new Effect.Closes(household.id(), null, moment.at()));
    }

    /** A closed file is opened for a head: the number of the family stays the same for life. */
    public List<Effect> reopen(Household household, Newcomer head) {
        if (household.open()) {
            throw HouseholdRefusals.conflict(HouseholdRefusals.OPEN, "household");
        }
        guards.requireAlive(head);
        guards.requireOfAge(new Member(head.person(), head.role(), head.born(), moment.at()));
        return List.of(
                new Effect.Reopens(household.id(), moment.at()),
                new Effect.Joins(
                        household.id(), head.person(), FamilyRole.HEAD, MembershipReason.REGISTRATION, moment.at()),
                new Effect.IsHeadedBy(household.id(), head.person(), false));
    }
}
