package org.usra.rules.household;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the changes of a household have in common: whether file, person, role and day allow them. */
final class HouseholdGuards {

    private final HouseholdLimits limits;
    private final Moment moment;

    HouseholdGuards(HouseholdLimits limits, Moment moment) {
        moment.requireIn(limits);
        this.limits = limits;
        this.moment = moment;
    }

    int headAge() {
        return limits.headAge();
    }

    void requireOpen(Household household) {
        if (!household.open()) {
            throw HouseholdRefusals.conflict(HouseholdRefusals.CLOSED, "household");
        }
    }

    Member requireMember(Household household, String person, String input) {
        return household
                .member(person)
                .orElseThrow(() -> HouseholdRefusals.rule(HouseholdRefusals.NOT_A_MEMBER, input));
    }

    void requireAfterJoining(Member member) {
        if (moment.at().isBefore(member.since())) {
            throw HouseholdRefusals.rule(HouseholdRefusals.BEFORE_MEMBERSHIP, "date");
        }
    }

    void requireBornBefore(@Nullable LocalDate born) {
        if (born != null && born.isAfter(moment.day())) {
            throw HouseholdRefusals.rule(HouseholdRefusals.BORN_BEFORE, "date");
        }
    }

    void requireNewborn(Newcomer newcomer) {
        LocalDate born = newcomer.born();
        if (born == null || born.plusDays(limits.newbornDays()).isBefore(moment.today())) {
            throw HouseholdRefusals.tooOld(limits.newbornDays());
        }
    }

    void requireJoinable(Household household, Newcomer newcomer) {
        requireAlive(newcomer);
        if (newcomer.role() == FamilyRole.HEAD) {
            throw HouseholdRefusals.rule(HouseholdRefusals.ROLE_IS_HEAD, "role");
        }
        if (household.member(newcomer.person()).isPresent()) {
            throw HouseholdRefusals.conflict(HouseholdRefusals.A_MEMBER, "person");
        }
        requireBornBefore(newcomer.born());
        requireRoomForSpouse(household, newcomer.role(), newcomer.person());
    }

    void requireAlive(Newcomer newcomer) {
        if (!newcomer.alive()) {
            throw HouseholdRefusals.rule(HouseholdRefusals.DECEASED, "person");
        }
    }

    void requireRoomForSpouse(Household household, FamilyRole role, String person) {
        long others = household.members().stream()
                .filter(member ->
                        member.role() == FamilyRole.SPOUSE && !member.person().equals(person))
                .count();
        if (role == FamilyRole.SPOUSE && others >= limits.spouses()) {
            throw HouseholdRefusals.rule(HouseholdRefusals.SPOUSES, "role");
        }
    }

    Member requireSuccessor(List<Member> remaining, String person) {
        Member successor = remaining.stream()
                .filter(member -> member.person().equals(person))
                .findFirst()
                .orElseThrow(() -> HouseholdRefusals.rule(HouseholdRefusals.NOT_A_MEMBER, "head"));
        requireOfAge(successor);
        return successor;
    }

    void requireOfAge(Member member) {
        if (!Succession.isOfAge(member, moment.day(), limits.headAge())) {
            throw HouseholdRefusals.tooYoung(limits.headAge());
        }
    }

    void crown(Household household, Member successor, boolean acting, List<Effect> effects) {
        effects.add(new Effect.Becomes(household.id(), successor.person(), successor.role(), FamilyRole.HEAD));
        effects.add(new Effect.IsHeadedBy(household.id(), successor.person(), acting));
    }

    static List<Member> without(Household household, Set<String> persons) {
        return household.members().stream()
                .filter(member -> !persons.contains(member.person()))
                .toList();
    }

    static Household with(Household household, Newcomer newcomer) {
        List<Member> members = new ArrayList<>(household.members());
        members.add(new Member(newcomer.person(), newcomer.role(), newcomer.born(), household.began()));
        return new Household(household.id(), household.open(), household.unit(), household.began(), members);
    }
}
