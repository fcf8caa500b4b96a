package org.usra.clinic.registration;

import org.usra.clinic.person.PersonCard;

/**
 * Somebody of the record who may be the member of a row, to be compared with what was entered.
 *
 * @param grade certain, probable or possible
 * @param unit the name of the unit, empty where it is another one: then the file cannot be opened from here
 * @param phone its end only where the unit is another one
 * @param answer what the form sends for "a different person", empty where that cannot be: one number, one person
 */
public record Alike(PersonCard person, String mother, String phone, String unit, String grade, String answer) {

    public boolean isOurs() {
        return !unit.isEmpty();
    }
}
