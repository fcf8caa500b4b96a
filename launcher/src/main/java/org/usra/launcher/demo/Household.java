package org.usra.launcher.demo;

import java.time.LocalDate;
import java.util.List;
import org.usra.rules.identity.FamilyNumber;

/**
 * An invented family as it stands in its file.
 *
 * @param index 0 for the family of the demonstration
 * @param members the head first
 */
record Household(
        int index, FamilyNumber number, Enrolment enrolment, Home home, Insurance insurance, List<Person> members) {

    /**
     * Where the file is kept.
     *
     * @param unit id of the Organization
     * @param doctor id of the family doctor's PractitionerRole
     */
    record Enrolment(String unit, String doctor, LocalDate registered) {}

    /** Where a family lives and how it is reached; one telephone serves all. */
    record Home(String line, String district, String mobile) {}

    /**
     * How a family is insured.
     *
     * @param category code of contribution-category
     */
    record Insurance(String category, Cover cover) {}

    /** How a family stands with its contributions today. */
    enum Cover {
        IN_FORCE,
        IN_ARREARS,
        CANCELLED
    }

    String unit() {
        return enrolment.unit();
    }

    String doctor() {
        return enrolment.doctor();
    }

    LocalDate registered() {
        return enrolment.registered();
    }

    String category() {
        return insurance.category();
    }

    Cover cover() {
        return insurance.cover();
    }

    Person head() {
        return members.getFirst();
    }

    /** The first day on which this member is in the file: of registration, or of birth after it. */
    LocalDate memberSince(Person person) {
        return person.birthDate().isAfter(registered()) ? person.birthDate() : registered();
    }
}
