package org.usra.clinic.person;

import java.util.List;

/**
 * What must be seen of a person before anything is done to them.
 *
 * @param allergies in words; empty means none recorded, which is not the same as none
 */
public record Banner(
        PersonCard person, String doctor, String unit, CoverLine cover, List<String> allergies, String familyId) {

    public Banner inFamily(String groupId) {
        return new Banner(person, doctor, unit, cover, allergies, groupId);
    }
}
