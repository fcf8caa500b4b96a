package org.usra.rules.household;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

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
