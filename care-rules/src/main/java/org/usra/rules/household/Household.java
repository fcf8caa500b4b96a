package org.usra.rules.household;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A family file as the rules see it: who belongs to it now, and which unit it is kept at.
 *
 * @param id of the Group
 * @param unit id of the unit's Organization
 * @param began when it came to this unit
 */
public record Household(String id, boolean open, String unit, Instant began, List<Member> members) {

    public Household {
        members = List.copyOf(members);
    }

    public Optional<Member> head() {
        return members.stream().filter(Member::isHead).findFirst();
    }

    public Optional<Member> member(String person) {
        return members.stream().filter(member -> member.person().equals(person)).findFirst();
    }
}
