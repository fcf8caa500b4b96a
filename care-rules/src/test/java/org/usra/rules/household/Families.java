package org.usra.rules.household;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A family of four and the day on which something happens to it. */
final class Families {

    static final LocalDate TODAY = LocalDate.parse("2026-11-28");
    static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");
    static final Instant LONG_AGO = Instant.parse("2024-01-10T22:00:00Z");
    static final HouseholdLimits LIMITS = new HouseholdLimits(15, 365, 16, 4);

    static final Member FATHER = member("father", FamilyRole.HEAD, "1980-05-01");
    static final Member MOTHER = member("mother", FamilyRole.SPOUSE, "1985-03-07");
    static final Member SON = member("son", FamilyRole.CHILD, "2007-09-09");
    static final Member DAUGHTER = member("daughter", FamilyRole.CHILD, "2015-02-02");

    private Families() {}

    static Member member(String person, FamilyRole role, @Nullable String born) {
        return new Member(person, role, born == null ? null : LocalDate.parse(born), LONG_AGO);
    }

    static Household family() {
        return household("family", FATHER, MOTHER, SON, DAUGHTER);
    }

    static Household household(String id, Member... members) {
        return new Household(id, true, "u-manakh-1", LONG_AGO, List.of(members));
    }

    static Household closed(String id) {
        return new Household(id, false, "u-manakh-1", LONG_AGO, List.of());
    }

    static Moment on(String day) {
        return Moment.of(LocalDate.parse(day), NOW);
    }

    static MembershipRule membership() {
        return new MembershipRule(LIMITS, Moment.of(TODAY, NOW));
    }

    static FamilyFileRule file() {
        return new FamilyFileRule(LIMITS, Moment.of(TODAY, NOW));
    }

    static Newcomer newcomer(String person, FamilyRole role, String born) {
        return new Newcomer(person, role, LocalDate.parse(born), true);
    }
}
