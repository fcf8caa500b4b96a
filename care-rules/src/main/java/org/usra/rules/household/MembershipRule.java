package org.usra.rules.household;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who joins a family file, leaves it, dies, or heads it: what each does, or why it may not be done. Every method answers the effects in the order in which they are
 * done, and changes nothing; it throws {@link org.usra.rules.refusal.Refused} with the input that is wrong.
 */
public final class MembershipRule {

    private final HouseholdGuards guards;
    private final Moment moment;

    /** @throws org.usra.rules.refusal.Refused when the moment lies ahead, or too far back */
    public MembershipRule(HouseholdLimits limits, Moment moment) {
        this.guards = new HouseholdGuards(limits, moment);
        this.moment = moment;
    }

    /** Somebody who belongs to no household joins: by birth (from the first minute of that day), by marriage, or by registration. */
    public List<Effect> add(Household household, Newcomer newcomer, MembershipReason reason) {
        guards.requireOpen(household);
        guards.requireJoinable(household, newcomer);
        if (reason == MembershipReason.BIRTH) {
            guards.requireNewborn(newcomer);
        }
        return List.of(new Effect.Joins(
                household.id(),
                newcomer.person(),
                newcomer.role(),
                reason,
                reason == MembershipReason.BIRTH ? moment.dayBegins() : moment.at()));
    }

    /**
     * A member leaves for another household.
     *
     * @param newHead who heads the household that is left, where its head goes
     */
    public List<Effect> transfer(
            Household from,
            Household to,
            String person,
            FamilyRole role,
            MembershipReason reason,
            @Nullable String newHead) {
        if (from.id().equals(to.id())) {
            throw HouseholdRefusals.rule(HouseholdRefusals.SAME_HOUSEHOLD, "household");
        }
        guards.requireOpen(to);
        List<Effect> effects = new ArrayList<>(leave(from, person, reason, newHead));
        Member member = from.member(person).orElseThrow();
        guards.requireJoinable(to, new Newcomer(person, role, member.born(), true));
        effects.add(new Effect.Joins(to.id(), person, role, reason, moment.at()));
        return effects;
    }

    /** A member leaves and joins no other household that the record knows. */
    public List<Effect> leave(Household household, String person, MembershipReason reason, @Nullable String newHead) {
        guards.requireOpen(household);
        Member leaving = guards.requireMember(household, person, "person");
        guards.requireAfterJoining(leaving);
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.Leaves(household.id(), person, reason, moment.at()));
        List<Member> remaining = HouseholdGuards.without(household, Set.of(person));
        if (!leaving.isHead()) {
            return effects;
        }
        if (remaining.isEmpty()) {
            effects.add(new Effect.Closes(household.id(), null, moment.at()));
            return effects;
        }
        if (newHead == null) {
            throw HouseholdRefusals.rule(HouseholdRefusals.HEAD_LEAVES, "head");
        }
        guards.crown(household, guards.requireSuccessor(remaining, newHead), false, effects);
        return effects;
    }

    /**
     * A member has died. Nobody needs to be named at the funeral: without a new head the rules propose one, who acts until
     * a registrar confirms it.
     */
    public List<Effect> die(Household household, String person, @Nullable String newHead) {
        Member dead = guards.requireMember(household, person, "person");
        guards.requireBornBefore(dead.born());
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.Dies(person, moment.at()));
        effects.add(new Effect.Leaves(household.id(), person, MembershipReason.DEATH, moment.at()));
        if (!dead.isHead()) {
            return effects;
        }
        List<Member> remaining = HouseholdGuards.without(household, Set.of(person));
        if (newHead != null) {
            guards.crown(household, guards.requireSuccessor(remaining, newHead), false, effects);
            return effects;
        }
        Optional<Member> proposed = Succession.of(remaining, moment.day(), guards.headAge());
        proposed.ifPresentOrElse(
                successor -> guards.crown(household, successor, true, effects),
                () -> effects.add(new Effect.Closes(household.id(), null, moment.at())));
        return effects;
    }

    /** A person who belongs to no household has died. */
    public List<Effect> dieAlone(Newcomer person) {
        guards.requireBornBefore(person.born());
        return List.of(new Effect.Dies(person.person(), moment.at()));
    }

    /**
     * Another member becomes head.
     *
     * @param formerRole what the present head is from now on
     */
    public List<Effect> changeHead(Household household, String newHead, FamilyRole formerRole) {
        guards.requireOpen(household);
        Member member = guards.requireMember(household, newHead, "head");
        List<Effect> effects = new ArrayList<>();
        if (member.isHead()) {
            throw HouseholdRefusals.rule(HouseholdRefusals.HEAD_ALREADY, "head");
        }
        guards.requireAfterJoining(member);
        if (formerRole == FamilyRole.HEAD) {
            throw HouseholdRefusals.rule(HouseholdRefusals.ROLE_IS_HEAD, "role");
        }
        household
                .head()
                .ifPresent(head ->
                        effects.add(new Effect.Becomes(household.id(), head.person(), FamilyRole.HEAD, formerRole)));
        guards.crown(household, guards.requireSuccessor(household.members(), newHead), false, effects);
        return effects;
    }

    /** The head whom the rules proposed after a death is the one the family wants. */
    public List<Effect> confirmHead(Household household) {
        guards.requireOpen(household);
        Member head =
                household.head().orElseThrow(() -> HouseholdRefusals.rule(HouseholdRefusals.NOT_A_MEMBER, "head"));
        return List.of(new Effect.IsHeadedBy(household.id(), head.person(), false));
    }

    /** A mistake in what a member is to the family is put right; nobody moves. */
    public List<Effect> correctRole(Household household, String person, FamilyRole role) {
        guards.requireOpen(household);
        Member member = guards.requireMember(household, person, "person");
        if (member.isHead() || role == FamilyRole.HEAD) {
            throw HouseholdRefusals.rule(HouseholdRefusals.ROLE_IS_HEAD, "role");
        }
        guards.requireRoomForSpouse(household, role, person);
        return List.of(new Effect.Becomes(household.id(), person, member.role(), role));
    }
}
