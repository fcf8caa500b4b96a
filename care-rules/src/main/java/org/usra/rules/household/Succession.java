package org.usra.rules.household;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whom the rules propose as head when a family has lost its own: the spouse, else the eldest child of age, else a parent,
 * else the eldest other member of age, and where nobody is of age the eldest, until a registrar decides.
 *
 * <p>Source: proposal; what was read of Law 2/2018 does not regulate succession.
 */
public final class Succession {

    private static final List<FamilyRole> ORDER =
            List.of(FamilyRole.SPOUSE, FamilyRole.CHILD, FamilyRole.PARENT, FamilyRole.OTHER);

    private Succession() {}

    /** Empty when nobody is left. */
    public static Optional<Member> of(List<Member> remaining, LocalDate day, int headAge) {
        Comparator<Member> byRight = Comparator.<Member, Boolean>comparing(member -> !isOfAge(member, day, headAge))
                .thenComparing(member -> ORDER.indexOf(member.role()))
                .thenComparing(Member::born, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Member::person);
        return remaining.stream().min(byRight);
    }

    /** Whose birth date is not known is taken for grown up. */
    static boolean isOfAge(Member member, LocalDate day, int years) {
        LocalDate born = member.born();
        return born == null || !born.plusYears(years).isAfter(day);
    }
}
