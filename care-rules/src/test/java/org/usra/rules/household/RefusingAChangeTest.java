package org.usra.rules.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.usra.rules.refusal.Refused;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusingAChangeTest {

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
}
