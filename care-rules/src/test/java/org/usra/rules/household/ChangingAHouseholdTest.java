package org.usra.rules.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.usra.rules.refusal.Refused;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangingAHouseholdTest {

    @Test
    void a_newborn_belongs_to_the_family_from_the_first_minute_of_the_day() {
        List<Effect> effects = new MembershipRule(Families.LIMITS, Families.on("2026-11-28"))
                .add(
                        Families.family(),
                        Families.newcomer("baby", FamilyRole.CHILD, "2026-11-28"),
                        MembershipReason.BIRTH);
        assertThat(effects)
                .containsExactly(new Effect.Joins(
                        "family",
                        "baby",
                        FamilyRole.CHILD,
                        MembershipReason.BIRTH,
                        Instant.parse("2026-11-27T22:00:00Z")));
    }

    @Test
    void what_happened_today_holds_from_now_and_what_happened_earlier_from_the_beginning_of_its_day() {
        assertThat(Families.on("2026-11-28").at()).isEqualTo(Families.NOW);
        assertThat(Families.on("2026-11-20").at()).isEqualTo("2026-11-19T22:00:00Z");
    }

    @Test
    void a_bride_leaves_one_file_and_joins_the_other_at_the_same_moment() {
        Household grooms = Families.household("grooms", Families.member("groom", FamilyRole.HEAD, "2000-01-01"));
        List<Effect> effects = Families.membership()
                .transfer(Families.family(), grooms, "daughter", FamilyRole.SPOUSE, MembershipReason.MARRIAGE, null);
        assertThat(effects)
                .containsExactly(
                        new Effect.Leaves("family", "daughter", MembershipReason.MARRIAGE, Families.NOW),
                        new Effect.Joins(
                                "grooms", "daughter", FamilyRole.SPOUSE, MembershipReason.MARRIAGE, Families.NOW));
    }

    @Test
    void a_head_who_leaves_names_who_follows() {
        assertThat(Families.membership().leave(Families.family(), "father", MembershipReason.DIVORCE, "mother"))
                .containsExactly(
                        new Effect.Leaves("family", "father", MembershipReason.DIVORCE, Families.NOW),
                        new Effect.Becomes("family", "mother", FamilyRole.SPOUSE, FamilyRole.HEAD),
                        new Effect.IsHeadedBy("family", "mother", false));
    }

    @Test
    void the_last_who_leaves_closes_the_file() {
        assertThat(Families.membership()
                        .leave(Families.household("alone", Families.FATHER), "father", MembershipReason.LEAVING, null))
                .containsExactly(
                        new Effect.Leaves("alone", "father", MembershipReason.LEAVING, Families.NOW),
                        new Effect.Closes("alone", null, Families.NOW));
    }

    @Test
    void after_the_death_of_the_head_the_spouse_acts_until_somebody_confirms() {
        assertThat(Families.membership().die(Families.family(), "father", null))
                .containsExactly(
                        new Effect.Dies("father", Families.NOW),
                        new Effect.Leaves("family", "father", MembershipReason.DEATH, Families.NOW),
                        new Effect.Becomes("family", "mother", FamilyRole.SPOUSE, FamilyRole.HEAD),
                        new Effect.IsHeadedBy("family", "mother", true));
    }

    @Test
    void a_death_in_a_closed_file_is_recorded_too() {
        Household closed =
                new Household("closed", false, "u", Families.LONG_AGO, List.of(Families.FATHER, Families.MOTHER));
        assertThat(Families.membership().die(closed, "mother", null)).hasSize(2);
    }

    @Test
    void orphans_are_headed_by_the_eldest_of_age_and_else_by_the_eldest() {
        assertThat(Succession.of(List.of(Families.DAUGHTER, Families.SON), Families.TODAY, 16))
                .contains(Families.SON);
        assertThat(Succession.of(
                        List.of(Families.DAUGHTER, Families.member("baby", FamilyRole.CHILD, "2026-01-01")),
                        Families.TODAY,
                        16))
                .contains(Families.DAUGHTER);
        assertThat(Succession.of(List.of(), Families.TODAY, 16)).isEmpty();
    }

    @Test
    void the_former_head_keeps_a_place_in_the_family() {
        assertThat(Families.membership().changeHead(Families.family(), "mother", FamilyRole.SPOUSE))
                .containsExactly(
                        new Effect.Becomes("family", "father", FamilyRole.HEAD, FamilyRole.SPOUSE),
                        new Effect.Becomes("family", "mother", FamilyRole.SPOUSE, FamilyRole.HEAD),
                        new Effect.IsHeadedBy("family", "mother", false));
    }

    @Test
    void a_split_opens_a_file_at_the_same_unit_with_a_head_of_its_own() {
        assertThat(Families.file()
                        .split(
                                Families.family(),
                                List.of(Families.newcomer("son", FamilyRole.HEAD, "2007-09-09")),
                                "new",
                                null))
                .containsExactly(
                        new Effect.Leaves("family", "son", MembershipReason.SPLIT, Families.NOW),
                        new Effect.Opens("new", "u-manakh-1", Families.NOW),
                        new Effect.Joins("new", "son", FamilyRole.HEAD, MembershipReason.SPLIT, Families.NOW),
                        new Effect.IsHeadedBy("new", "son", false));
    }

    @Test
    void a_merge_leaves_nobody_behind_and_closes_the_emptied_file() {
        Household ends = Families.household("ends", Families.member("aunt", FamilyRole.HEAD, "1970-01-01"));
        assertThat(Families.file()
                        .merge(
                                Families.family(),
                                ends,
                                List.of(Families.newcomer("aunt", FamilyRole.OTHER, "1970-01-01"))))
                .containsExactly(
                        new Effect.Leaves("ends", "aunt", MembershipReason.MERGE, Families.NOW),
                        new Effect.Joins("family", "aunt", FamilyRole.OTHER, MembershipReason.MERGE, Families.NOW),
                        new Effect.Closes("ends", "family", Families.NOW));
    }

    @Test
    void a_closed_file_is_reopened_for_a_head_under_its_old_number() {
        assertThat(Families.file()
                        .reopen(Families.closed("old"), Families.newcomer("widow", FamilyRole.HEAD, "1960-01-01")))
                .hasSize(3)
                .startsWith(new Effect.Reopens("old", Families.NOW));
    }

    static Stream<Arguments> refusals() {
        MembershipRule now = Families.membership();
        FamilyFileRule file = Families.file();
        Household family = Families.family();
        Household other = Families.household("other", Families.member("groom", FamilyRole.HEAD, "2000-01-01"));
        Newcomer baby = Families.newcomer("baby", FamilyRole.CHILD, "2026-11-20");
        return Stream.of(
                refused("household-closed", () -> now.add(Families.closed("c"), baby, MembershipReason.BIRTH)),
                refused("household-closed", () -> file.split(Families.closed("c"), List.of(), "n", null)),
                refused("household-closed", () -> file.moveUnit(Families.closed("c"), "u-x", null)),
                refused(
                        "household-open",
                        () -> file.reopen(family, Families.newcomer("p", FamilyRole.HEAD, "1990-01-01"))),
                refused("household-not-empty", () -> file.close(family)),
                refused("household-not-empty", () -> file.merge(other, family, List.of())),
                refused(
                        "not-newborn",
                        () -> now.add(
                                family,
                                Families.newcomer("c", FamilyRole.CHILD, "2026-11-01"),
                                MembershipReason.BIRTH)),
                refused(
                        "head-already",
                        () -> now.add(
                                family,
                                Families.newcomer("c", FamilyRole.HEAD, "1990-11-01"),
                                MembershipReason.REGISTRATION)),
                refused("head-already", () -> now.changeHead(family, "father", FamilyRole.OTHER)),
                refused("head-already", () -> now.changeHead(family, "mother", FamilyRole.HEAD)),
                refused("head-already", () -> now.correctRole(family, "father", FamilyRole.CHILD)),
                refused("head-needed", () -> now.leave(family, "father", MembershipReason.LEAVING, null)),
                refused(
                        "head-needed",
                        () -> file.split(
                                family, List.of(Families.newcomer("son", FamilyRole.CHILD, "2007-09-09")), "n", null)),
                refused(
                        "head-needed",
                        () -> file.split(
                                family,
                                List.of(Families.newcomer("father", FamilyRole.HEAD, "1980-05-01")),
                                "n",
                                null)),
                refused("head-too-young", () -> now.changeHead(family, "daughter", FamilyRole.OTHER)),
                refused(
                        "head-too-young",
                        () -> file.split(
                                family,
                                List.of(Families.newcomer("daughter", FamilyRole.HEAD, "2015-02-02")),
                                "n",
                                null)),
                refused("not-a-member", () -> now.leave(family, "stranger", MembershipReason.LEAVING, null)),
                refused("not-a-member", () -> now.die(family, "stranger", null)),
                refused("not-a-member", () -> now.leave(family, "father", MembershipReason.LEAVING, "stranger")),
                refused("not-a-member", () -> now.leave(family, "father", MembershipReason.LEAVING, "father")),
                refused(
                        "membership-open",
                        () -> now.add(
                                family,
                                Families.newcomer("son", FamilyRole.CHILD, "2007-09-09"),
                                MembershipReason.REGISTRATION)),
                refused(
                        "person-deceased",
                        () -> now.add(
                                family,
                                new Newcomer("dead", FamilyRole.PARENT, null, false),
                                MembershipReason.REGISTRATION)),
                refused("date-in-future", () -> new MembershipRule(Families.LIMITS, Families.on("2026-11-29"))),
                refused("date-too-early", () -> new MembershipRule(Families.LIMITS, Families.on("2025-11-27"))),
                refused(
                        "date-before-birth",
                        () -> new MembershipRule(Families.LIMITS, Families.on("2026-11-01"))
                                .add(family, baby, MembershipReason.REGISTRATION)),
                refused(
                        "date-before-membership",
                        () -> new MembershipRule(Families.LIMITS, Families.on("2026-01-01"))
                                .leave(
                                        new Household(
                                                "h",
                                                true,
                                                "u",
                                                Families.LONG_AGO,
                                                List.of(new Member("m", FamilyRole.CHILD, null, Families.NOW))),
                                        "m",
                                        MembershipReason.LEAVING,
                                        null)),
                refused("unit-unchanged", () -> file.moveUnit(family, "u-manakh-1", null)),
                refused(
                        "same-household",
                        () -> now.transfer(family, family, "son", FamilyRole.CHILD, MembershipReason.TRANSFER, null)),
                refused("same-household", () -> file.merge(family, family, List.of())),
                refused(
                        "nobody-stays",
                        () -> file.split(
                                other, List.of(Families.newcomer("groom", FamilyRole.HEAD, "2000-01-01")), "n", null)),
                refused("missing-element", () -> file.split(family, List.of(), "n", null)),
                refused(
                        "too-many-spouses",
                        () -> new MembershipRule(new HouseholdLimits(15, 365, 16, 1), Families.on("2026-11-28"))
                                .add(
                                        family,
                                        Families.newcomer("second", FamilyRole.SPOUSE, "1990-01-01"),
                                        MembershipReason.MARRIAGE)));
    }

    private static Arguments refused(String code, Runnable change) {
        return Arguments.of(code, change);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void what_may_not_be_is_refused_with_the_input_and_a_remedy_in_both_languages(String code, Runnable change) {
        assertThatThrownBy(change::run).isInstanceOfSatisfying(Refused.class, refused -> {
            var refusal = refused.refusals().getFirst();
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.element()).startsWith("Parameters.parameter('");
            assertThat(refusal.english()).matches("(?s).+\\. .+\\.");
            assertThat(refusal.arabic()).isNotBlank();
        });
    }

    @Test
    void a_family_pays_for_each_member_up_to_the_ceiling() {
        ContributionRule.Rates employee = new ContributionRule.Rates(
                BigDecimal.ONE, true, BigDecimal.valueOf(3), BigDecimal.ONE, BigDecimal.valueOf(7));
        assertThat(ContributionRule.percent(employee, 0, 0)).isEqualByComparingTo("1");
        assertThat(ContributionRule.percent(employee, 1, 2)).isEqualByComparingTo("6");
        assertThat(ContributionRule.percent(employee, 1, 5)).isEqualByComparingTo("7");
        ContributionRule.Rates unable = new ContributionRule.Rates(
                BigDecimal.ZERO, false, BigDecimal.valueOf(3), BigDecimal.ONE, BigDecimal.valueOf(7));
        assertThat(ContributionRule.percent(unable, 1, 5)).isZero();
    }
}
