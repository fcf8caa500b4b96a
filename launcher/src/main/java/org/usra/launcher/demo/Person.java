package org.usra.launcher.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.usra.rules.identity.NationalId;
import org.usra.rules.identity.Sex;

/**
 * An invented member of an invented family.
 *
 * @param number counts all persons of all households; identifiers derive from it, so none is given twice
 * @param address where others refer to: {@code Patient/…} or a {@code urn:uuid}
 * @param role code of family-role
 * @param given own name, father's, grandfather's
 * @param mother the mother's full name in Arabic
 */
record Person(
        int number,
        String address,
        String role,
        NationalId nationalId,
        List<Names.Word> given,
        Names.Word family,
        String mother) {

    LocalDate birthDate() {
        return nationalId.birthDate();
    }

    Sex sex() {
        return nationalId.sex();
    }

    int ageOn(LocalDate day) {
        return (int) ChronoUnit.YEARS.between(birthDate(), day);
    }

    String arabicName() {
        return given.stream().map(Names.Word::arabic).collect(Collectors.joining(" ")) + " " + family.arabic();
    }

    String latinName() {
        return given.getFirst().latin() + " " + given.get(1).latin() + " " + family.latin();
    }

    boolean is(String wanted) {
        return role.equals(wanted);
    }
}
