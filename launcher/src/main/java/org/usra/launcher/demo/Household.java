package org.usra.launcher.demo;

import java.time.LocalDate;
import java.util.List;
import org.usra.rules.identity.FamilyNumber;

/**
 * An invented family as it stands in its file.
 *
 * @param index 0 for the family of the demonstration
 * @param unit id of the Organization where the file is kept
 * @param doctor id of the PractitionerRole of the family doctor
 * @param category code of contribution-category
 * @param cover whether the insurance is in force today
 * @param members the head first
 */
record Household(
        int index,
        FamilyNumber number,
        String unit,
        String doctor,
        Home home,
        LocalDate registered,
        String category,
        Cover cover,
        List<Person> members) {

    /** Where a family lives and how it is reached; one telephone serves all. */
    record Home(String line, String district, String mobile) {}

    /** How a family stands with its contributions. */
    enum Cover {
        IN_FORCE,
        IN_ARREARS,
        CANCELLED
    }

    Person head() {
        return members.getFirst();
    }

    /** The first day on which this member is in the file: of registration, or of birth after it. */
    LocalDate memberSince(Person person) {
        return person.birthDate().isAfter(registered) ? person.birthDate() : registered;
    }
}
